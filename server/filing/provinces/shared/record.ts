import type { FiledField, RecordValues } from '../meanings/record.ts';
import { rule, type Rule } from '../rule.ts';

// How a province holds an access to what is on record. The sets are those of the province pages of 2019 (ALI); the rules on replaced
// certificates those of a second provider of the same year (TX19).

type Equal = RecordValues['must-equal'];

const NUMBER = 'SUBJECT_CERTIFICATE_NUMBER';
const PERSONS = ['SUBJECT_PERSON', 'WEBSITE_PERSON'] as const satisfies readonly FiledField[];
export const ADDRESSES = ['CERTIFICATE_ADDRESS', 'MAILING_ADDRESS'] as const satisfies readonly FiledField[];

/** These equal the record, those may be entered as they are today; what differs of the first is changed before the access. */
export const equal = (fields: readonly FiledField[], mayDiffer: readonly FiledField[]): Equal => ({
  fields: [...fields],
  mayDiffer: [...mayDiffer],
  unspecified: [],
  cure: fields.length > 0 ? 'CHANGE_FIRST' : null,
});

/** Everything may be entered as it is today and is changed afterwards. */
export const NOTHING = equal([], ['SUBJECT_NAME', NUMBER, ...PERSONS, ...ADDRESSES]);

/** The name alone; a replaced certificate is no hindrance. */
export const NAME = equal(['SUBJECT_NAME'], [...ADDRESSES, NUMBER]);
export const NAME_PERSONS_FREE = equal(['SUBJECT_NAME'], [...ADDRESSES, NUMBER, ...PERSONS]);

/** Name and certificate number. */
export const NAME_AND_NUMBER = equal(['SUBJECT_NAME', NUMBER], ADDRESSES);
export const NAME_AND_NUMBER_PERSONS_FREE = equal(['SUBJECT_NAME', NUMBER], [...ADDRESSES, ...PERSONS]);
export const NAME_NUMBER_AND_PERSONS = equal(['SUBJECT_NAME', NUMBER, ...PERSONS], ADDRESSES);
export const NAME_NUMBER_AND_WEBSITE_PERSON = equal(['SUBJECT_NAME', NUMBER, 'WEBSITE_PERSON'], ADDRESSES);

export const EVERYTHING = equal(['EVERYTHING'], []);

/** The pages of the province have no section on access. */
export const UNSTATED: Equal = { fields: null, mayDiffer: [], unspecified: ['EVERYTHING'], cure: null };

/** What must equal the record, of organisations and of persons. */
export const mustEqual = (of: { organisation: Equal; personal: Equal }): Rule[] => [
  rule('must-equal', of.organisation, 'ALI', { party: 'organisation' }),
  rule('must-equal', of.personal, 'ALI', { party: 'personal' }),
];

/** 先接入后变更: the old number is entered, and the certificate changed after the access. */
export const accessFirst = (image: RecordValues['old-certificate']['image'] = null): Rule =>
  rule('old-certificate', { policy: 'ACCESS_FIRST', image }, 'TX19', { party: 'organisation' });

/** 先变更或注销重备: a replaced certificate is changed at the original provider first. */
export const changeFirst: Rule = rule('old-certificate', { policy: 'CHANGE_FIRST', image: null }, 'TX19', {
  party: 'organisation',
});
