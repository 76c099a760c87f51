import { builder, type SchemaTypes } from '../builder.ts';
import { MOST_SERVICE_CONTENTS } from '../../rules/choices/service-contents.ts';
import { WIDTHS } from '../../rules/text.ts';
import type { InputBuilder } from '../mutation.ts';
import {
  PERSON_FIELDS,
  PERSON_FLAGS,
  SUBJECT_FIELDS,
  SUBJECT_FLAGS,
  WEBSITE_FIELDS,
} from './details-fields.ts';

type TextInputs<Fields> = {
  [Name in keyof Fields]: PothosSchemaTypes.InputFieldRef<SchemaTypes, string | null | undefined>;
};

/** One optional text per field: a draft may lack or misspell anything. */
const texts = <Fields extends Record<string, string>>(t: InputBuilder, fields: Fields): TextInputs<Fields> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, description]) => [name, t.string({ description })]),
  ) as TextInputs<Fields>;

type FlagInputs<Fields> = {
  [Name in keyof Fields]: PothosSchemaTypes.InputFieldRef<SchemaTypes, boolean | null | undefined>;
};

const flags = <Fields extends Record<string, string>>(t: InputBuilder, fields: Fields): FlagInputs<Fields> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, description]) => [name, t.boolean({ description })]),
  ) as FlagInputs<Fields>;

export const SubjectDetailsInput = builder.inputType('SubjectDetailsInput', {
  description:
    'The details of the subject (主体) as the applicant typed them. They replace those saved before as a whole: a field left out is emptied.',
  fields: (t) => ({ ...texts(t, SUBJECT_FIELDS), ...flags(t, SUBJECT_FLAGS) }),
});
export const PersonInput = builder.inputType('PersonInput', {
  description:
    'The details of a responsible person (负责人) as the applicant typed them. They replace those saved before as a whole: a field left out is emptied.',
  fields: (t) => ({ ...texts(t, PERSON_FIELDS), ...flags(t, PERSON_FLAGS) }),
});
const PreApprovalInput = builder.inputType('PreApprovalInput', {
  description: 'A pre-approval (前置审批) that the website has, as the applicant typed it.',
  fields: (t) => ({
    type: t.string({ description: 'The kind of the pre-approval, by its key, e.g. `NEWS` or `PUBLISHING`.' }),
    number: t.string({
      description: `The number of the approval (批准文号), at most ${WIDTHS.permitNumber} bytes, a Chinese character counting two.`,
    }),
  }),
});

/** What a website's details hold beside its place. */
export const websiteInputs = (t: InputBuilder) => ({
  ...texts(t, WEBSITE_FIELDS),
  serviceContents: t.stringList({
    description: `What the website offers (服务内容), by keys such as \`SHOPPING\` or \`PORTAL\`, at most ${MOST_SERVICE_CONTENTS}.`,
  }),
  languages: t.stringList({
    description:
      'The languages of the website (网站语言), by keys such as `SIMPLIFIED_CHINESE` or `ENGLISH`.',
  }),
  preApprovals: t.field({
    type: [PreApprovalInput],
    description: 'The pre-approvals (前置审批) of the website. An empty list says that it needs none.',
  }),
  samePerson: t.boolean({
    description:
      'Whether the responsible person of the subject is the website’s, too. Left out or null, the question is open; in a personal filing it counts as true.',
  }),
  person: t.field({
    type: PersonInput,
    description:
      'The website’s own responsible person (网站负责人), who counts while `samePerson` is false. Left out, the person saved before stays; one without any entry is removed.',
  }),
});

const WebsiteDetailsInput = builder.inputType('WebsiteDetailsInput', {
  description:
    'The details of one website (网站) as the applicant typed them. They replace those saved before as a whole: a field left out is emptied, except `person`.',
  fields: (t) => ({
    websiteId: t.id({ required: true, description: 'The ID of the website in the filing, e.g. `fws_01j…`.' }),
    ...websiteInputs(t),
  }),
});

export const FilingDetailsInput = builder.inputType('FilingDetailsInput', {
  description:
    'The access details (填写接入信息) as the applicant typed them. Anything may be missing or wrong.',
  fields: (t) => ({
    subject: t.field({
      type: SubjectDetailsInput,
      description: 'The details of the subject (主体信息). Left out, they stay as they were saved before.',
    }),
    subjectPerson: t.field({
      type: PersonInput,
      description:
        'The responsible person of the subject (主体负责人). Left out, the person stays as saved before.',
    }),
    websites: t.field({
      type: [WebsiteDetailsInput],
      description:
        'The details of websites of the filing (网站信息), one entry for each. A website without an entry stays as it was saved before.',
    }),
  }),
});
