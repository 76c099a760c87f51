import { builder, type SchemaTypes } from '../builder.ts';
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

const SubjectDetailsInput = builder.inputType('SubjectDetailsInput', {
  description: 'The subject (主体), as typed.',
  fields: (t) => ({ ...texts(t, SUBJECT_FIELDS), ...flags(t, SUBJECT_FLAGS) }),
});
const PersonInput = builder.inputType('PersonInput', {
  description: 'A responsible person (负责人), as typed.',
  fields: (t) => ({ ...texts(t, PERSON_FIELDS), ...flags(t, PERSON_FLAGS) }),
});
const PreApprovalInput = builder.inputType('PreApprovalInput', {
  description: 'A pre-approval (前置审批).',
  fields: (t) => ({
    type: t.string({ description: 'Key of the pre-approval.' }),
    number: t.string({ description: '批准文号.' }),
  }),
});

const WebsiteDetailsInput = builder.inputType('WebsiteDetailsInput', {
  description: 'A site (网站), as typed.',
  fields: (t) => ({
    websiteId: t.id({ required: true, description: 'Site of the filing.' }),
    ...texts(t, WEBSITE_FIELDS),
    serviceContents: t.stringList({ description: '服务内容, at most five.' }),
    languages: t.stringList({ description: '网站语言.' }),
    preApprovals: t.field({
      type: [PreApprovalInput],
      description: '前置审批; an empty list says that none applies.',
    }),
    samePerson: t.boolean({ description: 'The subject’s person answers for the site too.' }),
    person: t.field({ type: PersonInput, description: '网站负责人, when another one.' }),
  }),
});

export const FilingDetailsInput = builder.inputType('FilingDetailsInput', {
  description: 'The access details (填写接入信息): anything may be missing or wrong.',
  fields: (t) => ({
    subject: t.field({ type: SubjectDetailsInput, description: '主体信息.' }),
    subjectPerson: t.field({ type: PersonInput, description: '主体负责人.' }),
    websites: t.field({ type: [WebsiteDetailsInput], description: '网站信息.' }),
  }),
});
