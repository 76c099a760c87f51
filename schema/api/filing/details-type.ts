import { Kind, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';
import type { AddressPlaces, CarriedOver } from '../../../server/application.ts';
import type { PersonDraft, PreApprovalDraft, SubjectDraft, WebsiteDraft } from '../../rules/details/draft.ts';
import { builder, TENANT, type SchemaTypes } from '../builder.ts';
import {
  PERSON_FIELDS,
  PERSON_FLAGS,
  SUBJECT_FIELDS,
  SUBJECT_FLAGS,
  WEBSITE_FIELDS,
} from './details-fields.ts';

/** Details with the masks already applied, where they apply. */
type Everything = {
  subject: SubjectDraft;
  subjectPerson: PersonDraft;
  websites: WebsiteDraft[];
  certificateNumber: string;
  places: AddressPlaces;
  savedAt: Date | null;
  masked: boolean;
  carriedOver: CarriedOver | null;
  prefilled: readonly string[];
  locked: readonly string[];
};

/** What is shown without anything else of the filing being read. */
const SUBJECT_PART = ['subject', 'savedAt', 'masked'] as const satisfies (keyof Everything)[];

/** Names of the fields asked for directly below a field, those of fragments included, whatever conditions they stand under. */
function namesIn(
  { selections }: SelectionSetNode,
  { fragments }: Pick<GraphQLResolveInfo, 'fragments'>,
): string[] {
  return selections.flatMap((one) => {
    if (one.kind === Kind.FIELD) return [one.name.value];
    const below = one.kind === Kind.INLINE_FRAGMENT ? one : fragments[one.name.value];
    return below ? namesIn(below.selectionSet, { fragments }) : [];
  });
}

/** Whether no more than that is asked for below the details, so that no more has to be read. */
export const asksSubjectOnly = (info: GraphQLResolveInfo): boolean =>
  info.fieldNodes.every(
    ({ selectionSet }) =>
      !selectionSet ||
      namesIn(selectionSet, info).every(
        (name) => SUBJECT_PART.some((one) => one === name) || name.startsWith('__'),
      ),
  );

type ShownDetails = Pick<Everything, (typeof SUBJECT_PART)[number]> & Partial<Everything>;

/** What was read because it was asked for. */
function read<Name extends keyof Everything>(details: ShownDetails, name: Name): Everything[Name] {
  const value = details[name];
  if (value === undefined) throw new Error(`${name} was not read`);
  return value as Everything[Name];
}

type TextFields<Fields> = {
  [Name in keyof Fields]: PothosSchemaTypes.FieldRef<SchemaTypes, string | null, 'Object'>;
};

const texts = <Shape extends object, Fields extends Record<string, string>>(
  t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, Shape>,
  fields: Fields,
): TextFields<Fields> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, description]) => [
      name,
      t.string({
        nullable: true,
        description: `${description} Null or empty while nothing is entered.`,
        resolve: (shape) => (shape as Record<string, string | null | undefined>)[name] ?? null,
      }),
    ]),
  ) as TextFields<Fields>;

type FlagFields<Fields> = {
  [Name in keyof Fields]: PothosSchemaTypes.FieldRef<SchemaTypes, boolean, 'Object'>;
};

/** Confirmations are kept as the days on which they were given. */
const flags = <Shape extends object, Fields extends Record<string, string>>(
  t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, Shape>,
  fields: Fields,
): FlagFields<Fields> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, description]) => [
      name,
      t.boolean({
        description,
        resolve: (shape) => Boolean((shape as Record<string, unknown>)[`${name}On`]),
      }),
    ]),
  ) as FlagFields<Fields>;

const SubjectDetails = builder.objectRef<SubjectDraft>('SubjectDetails').implement({
  authScopes: TENANT,
  description: 'The details of the subject (主体) of a filing, as the applicant entered them.',
  fields: (t) => ({ ...texts(t, SUBJECT_FIELDS), ...flags(t, SUBJECT_FLAGS) }),
});
const AddressPlacesType = builder.objectRef<AddressPlaces>('AddressPlaces').implement({
  authScopes: TENANT,
  description:
    'The names of the places in which the subject’s addresses lie, in the language of the request, e.g. 浙江省杭州市西湖区. Where no county was chosen, that of the type check is named.',
  fields: (t) => ({
    certificate: t.string({
      resolve: ({ certificate }, _args, { app, locale }) =>
        certificate && app.placeInWords(certificate, locale),
      nullable: true,
      description:
        'The province, city and county of the subject’s certificate address (证件住所所在地区). Null when no county was chosen and the address is empty or names another city.',
    }),
    mailing: t.string({
      resolve: ({ mailing }, _args, { app, locale }) => mailing && app.placeInWords(mailing, locale),
      nullable: true,
      description:
        'The province, city and county of the subject’s mailing address (通讯地址所在地区). Null when no county was chosen and the address is empty or names another city.',
    }),
  }),
});
const Person = builder.objectRef<PersonDraft>('Person').implement({
  authScopes: TENANT,
  description: 'The details of a responsible person (负责人), as the applicant entered them.',
  fields: (t) => ({ ...texts(t, PERSON_FIELDS), ...flags(t, PERSON_FLAGS) }),
});
const PreApproval = builder.objectRef<PreApprovalDraft>('PreApproval').implement({
  authScopes: TENANT,
  description: 'A pre-approval (前置审批) of a website, as the applicant entered it.',
  fields: (t) =>
    texts(t, {
      type: 'The kind of the pre-approval, by its key, e.g. `NEWS` or `PUBLISHING`.',
      number: 'The number of the approval (批准文号).',
    }),
});

const WebsiteDetails = builder.objectRef<WebsiteDraft>('WebsiteDetails').implement({
  authScopes: TENANT,
  description: 'The details of one website (网站) of a filing, as the applicant entered them.',
  fields: (t) => ({
    websiteId: t.exposeID('websiteId', {
      description: 'The ID of the website in the filing, e.g. `fws_01j…`.',
    }),
    ...texts(t, WEBSITE_FIELDS),
    serviceContents: t.stringList({
      nullable: true,
      description:
        'What the website offers (服务内容), by keys such as `SHOPPING` or `PORTAL`. Null while nothing is entered.',
      resolve: ({ serviceContents }) => (serviceContents ? [...serviceContents] : null),
    }),
    languages: t.stringList({
      nullable: true,
      description:
        'The languages of the website (网站语言), by keys such as `SIMPLIFIED_CHINESE` or `ENGLISH`. Null while nothing is entered.',
      resolve: ({ languages }) => (languages ? [...languages] : null),
    }),
    preApprovals: t.field({
      type: [PreApproval],
      nullable: true,
      description:
        'The pre-approvals (前置审批) of the website. An empty list says that it needs none; null that nothing is entered yet.',
      resolve: ({ preApprovals }) => (preApprovals ? [...preApprovals] : null),
    }),
    samePerson: t.boolean({
      nullable: true,
      description:
        'Whether the responsible person of the subject is the website’s, too. Null while the question is open; in a personal filing it counts as true.',
      resolve: ({ samePerson }) => samePerson ?? null,
    }),
    person: t.field({
      type: Person,
      nullable: true,
      description:
        'The website’s own responsible person (网站负责人), who counts only while `samePerson` is false. Null while none is entered.',
      resolve: ({ person }) => person ?? null,
    }),
  }),
});

const CarriedOverType = builder.objectRef<CarriedOver>('CarriedOver').implement({
  authScopes: TENANT,
  description:
    'What a continued access took over from the subject’s latest approved filing with this provider. It is shown, not asked for.',
  fields: (t) => ({
    approvedAt: t.expose('approvedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time when the filing that the data come from was approved.',
    }),
    subjectNumber: t.exposeString('subjectNumber', {
      description: 'The filing number of the subject (主体备案号) in the filing that the data come from.',
    }),
    fields: t.exposeStringList('fields', {
      description:
        'The paths of the fields of the details that stay as they were approved, e.g. `subject.name`.',
    }),
  }),
});

export const FilingDetails = builder.objectRef<ShownDetails>('FilingDetails').implement({
  authScopes: TENANT,
  description:
    'The access details (填写接入信息) of a filing. Personal data is masked unless it was asked for in clear.',
  fields: (t) => ({
    subject: t.field({
      type: SubjectDetails,
      description: 'The details of the subject (主体信息).',
      resolve: ({ subject }) => subject,
    }),
    places: t.field({
      type: AddressPlacesType,
      description: 'The places in which the subject’s addresses lie, in words.',
      resolve: (details) => read(details, 'places'),
    }),
    subjectPerson: t.field({
      type: Person,
      description: 'The responsible person of the subject (主体负责人).',
      resolve: (details) => read(details, 'subjectPerson'),
    }),
    websites: t.field({
      type: [WebsiteDetails],
      description: 'The details of the websites of the filing (网站信息), one entry for each website.',
      resolve: (details) => read(details, 'websites'),
    }),
    certificateNumber: t.string({
      resolve: (details) => read(details, 'certificateNumber'),
      description:
        'The number of the subject’s certificate (证件号码), which the type check fixed. Masked while `masked` is true.',
    }),
    savedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The date and time when the details were last saved. Null before the first time.',
      resolve: ({ savedAt }) => savedAt,
    }),
    carriedOver: t.field({
      type: CarriedOverType,
      nullable: true,
      description:
        'What the filing took over from an earlier approval. Null unless it is a continued access of a subject with an approved filing here.',
      resolve: (details) => read(details, 'carriedOver'),
    }),
    prefilledFields: t.stringList({
      description:
        'The paths of the fields that the provider filled in, e.g. `subject.name`. A website is named by its place in `websites`, counted from 0.',
      resolve: (details) => [...read(details, 'prefilled')],
    }),
    lockedFields: t.stringList({
      description:
        'The paths of the fields that the provider filled in and that the applicant may not change, e.g. `subjectPerson.mobile`.',
      resolve: (details) => [...read(details, 'locked')],
    }),
    masked: t.exposeBoolean('masked', { description: 'Whether personal data in these details is masked.' }),
  }),
});
