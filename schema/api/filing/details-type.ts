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
export type ShownDetails = {
  subject: SubjectDraft;
  subjectPerson: PersonDraft;
  websites: WebsiteDraft[];
  certificateNumber: string;
  places: AddressPlaces;
  savedAt: Date | null;
  masked: boolean;
  carriedOver: CarriedOver | null;
};

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
        description,
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
  description: 'The subject (主体).',
  fields: (t) => ({ ...texts(t, SUBJECT_FIELDS), ...flags(t, SUBJECT_FLAGS) }),
});
const AddressPlacesType = builder.objectRef<AddressPlaces>('AddressPlaces').implement({
  authScopes: TENANT,
  description:
    'Where the addresses lie, in words, e.g. 浙江省杭州市西湖区; where no county was chosen, that of the type check.',
  fields: (t) => ({
    certificate: t.exposeString('certificate', { nullable: true, description: '证件住所所在地区.' }),
    mailing: t.exposeString('mailing', { nullable: true, description: '通讯地址所在地区.' }),
  }),
});
const Person = builder.objectRef<PersonDraft>('Person').implement({
  authScopes: TENANT,
  description: 'A responsible person (负责人).',
  fields: (t) => ({ ...texts(t, PERSON_FIELDS), ...flags(t, PERSON_FLAGS) }),
});
const PreApproval = builder.objectRef<PreApprovalDraft>('PreApproval').implement({
  authScopes: TENANT,
  description: 'A pre-approval (前置审批).',
  fields: (t) => texts(t, { type: 'Key of the pre-approval.', number: '批准文号.' }),
});

const WebsiteDetails = builder.objectRef<WebsiteDraft>('WebsiteDetails').implement({
  authScopes: TENANT,
  description: 'A site (网站).',
  fields: (t) => ({
    websiteId: t.exposeID('websiteId', { description: 'Site of the filing.' }),
    ...texts(t, WEBSITE_FIELDS),
    serviceContents: t.stringList({
      nullable: true,
      description: '服务内容.',
      resolve: ({ serviceContents }) => (serviceContents ? [...serviceContents] : null),
    }),
    languages: t.stringList({
      nullable: true,
      description: '网站语言.',
      resolve: ({ languages }) => (languages ? [...languages] : null),
    }),
    preApprovals: t.field({
      type: [PreApproval],
      nullable: true,
      description: '前置审批.',
      resolve: ({ preApprovals }) => (preApprovals ? [...preApprovals] : null),
    }),
    samePerson: t.boolean({
      nullable: true,
      description: 'The subject’s person answers for the site too.',
      resolve: ({ samePerson }) => samePerson ?? null,
    }),
    person: t.field({
      type: Person,
      nullable: true,
      description: '网站负责人.',
      resolve: ({ person }) => person ?? null,
    }),
  }),
});

const CarriedOverType = builder.objectRef<CarriedOver>('CarriedOver').implement({
  authScopes: TENANT,
  description: 'What a continued access took over from an approved order: shown, not asked.',
  fields: (t) => ({
    approvedAt: t.expose('approvedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When that order was approved.',
    }),
    subjectNumber: t.exposeString('subjectNumber', { description: '主体备案号 of that order.' }),
    fields: t.exposeStringList('fields', {
      description: 'Fields that stay as they are, by path, e.g. subject.name.',
    }),
  }),
});

export const FilingDetails = builder.objectRef<ShownDetails>('FilingDetails').implement({
  authScopes: TENANT,
  description: 'The access details (填写接入信息). Personal data is masked unless it was asked for in clear.',
  fields: (t) => ({
    subject: t.field({ type: SubjectDetails, description: '主体信息.', resolve: ({ subject }) => subject }),
    places: t.field({
      type: AddressPlacesType,
      description: 'Divisions of the subject’s addresses, by name.',
      resolve: ({ places }) => places,
    }),
    subjectPerson: t.field({
      type: Person,
      description: '主体负责人.',
      resolve: ({ subjectPerson }) => subjectPerson,
    }),
    websites: t.field({
      type: [WebsiteDetails],
      description: '网站信息.',
      resolve: ({ websites }) => websites,
    }),
    certificateNumber: t.exposeString('certificateNumber', {
      description: '证件号码 of the subject, which the type check fixed.',
    }),
    savedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When they were last saved.',
      resolve: ({ savedAt }) => savedAt,
    }),
    carriedOver: t.field({
      type: CarriedOverType,
      nullable: true,
      description: 'Null unless the order continues an access that was approved here.',
      resolve: ({ carriedOver }) => carriedOver,
    }),
    masked: t.exposeBoolean('masked', { description: 'Whether personal data is masked here.' }),
  }),
});
