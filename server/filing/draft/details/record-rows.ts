import type { FiledField } from '../../provinces/meanings/record.ts';
import {
  sameAddress,
  sameEmail,
  sameHomepages,
  sameNumber,
  samePhone,
  sameText,
  type Alike,
} from './alike.ts';
import type { FiledPerson } from './filed-data.ts';

/** A field of the record (备案信息): which part of a province's rule names it (null: only “everything”), and how it is compared. */
export type Row<Field extends string> = { field: Field; part: FiledField | null; alike: Alike };

const row = <Field extends string>(field: Field, part: FiledField | null, alike: Alike): Row<Field> => ({
  field,
  part,
  alike,
});

/**
 * What is compared of the subject. Its certificate number is not in the table: the authority itself compares it, whenever
 * the type check asks it by that number.
 */
export const SUBJECT_ROWS = [
  row('name', 'SUBJECT_NAME', sameText),
  row('certificateAddress', 'CERTIFICATE_ADDRESS', sameAddress),
  row('mailingAddress', 'MAILING_ADDRESS', sameAddress),
  row('investor', null, sameText),
] as const;

const personRows = (part: FiledField): readonly Row<keyof FiledPerson>[] => [
  row('name', part, sameText),
  row('certificateNumber', part, sameNumber),
  row('mobile', 'CONTACT_NUMBERS', samePhone),
  row('landline', 'CONTACT_NUMBERS', samePhone),
  row('email', null, sameEmail),
];
export const SUBJECT_PERSON_ROWS = personRows('SUBJECT_PERSON');
export const WEBSITE_PERSON_ROWS = personRows('WEBSITE_PERSON');

export const WEBSITE_ROWS = [row('name', null, sameText), row('homepageUrl', null, sameHomepages)] as const;
