import { certificateEntry, CERTIFICATE_TYPES } from '../../../../schema/rules/choices/certificate-types.ts';
import { isKeyOf } from '../../../../schema/rules/choices/choice.ts';
import { SUBJECT_NATURES } from '../../../../schema/rules/choices/subject-natures.ts';
import { issue } from '../../../../schema/rules/issue.ts';
import type { Issue } from '../../../../schema/rules/issue.ts';
import { checkTypeInput, typeInputWarnings } from '../../../../schema/rules/type-input.ts';
import {
  checkCertificateNumber,
  checkFailureOf,
  identityBehind,
} from '../../../../schema/rules/numbers/certificate-number.ts';
import type { DetermineInput } from '../../../kit/client/views.ts';
import { say } from '../../../kit/words/words.ts';

/** What the type check's form holds while it is filled in; empty strings are not chosen yet. */
export type TypeModel = {
  province: string;
  city: string;
  county: string;
  nature: string;
  certificateType: string;
  certificateNumber: string;
  domains: string[];
  /** Compared with the paper, where the check character fails. */
  numberConfirmed: boolean;
};

export const EMPTY_TYPE: TypeModel = {
  province: '',
  city: '',
  county: '',
  nature: '',
  certificateType: '',
  certificateNumber: '',
  domains: [''],
  numberConfirmed: false,
};

type Given = { readonly [Field in keyof TypeModel]?: TypeModel[Field] | readonly string[] | null };

/** What the provider gave stands where nothing was chosen yet, and where it is locked. */
export const withGiven = (model: TypeModel, given: Given, locked: readonly string[]): TypeModel => ({
  ...model,
  ...Object.fromEntries(
    (Object.keys(EMPTY_TYPE) as (keyof TypeModel)[]).flatMap((name) => {
      const value = given[name];
      const stands = Array.isArray(value) ? value.length > 0 : Boolean(value);
      const free = locked.includes(name) || String(model[name]) === '';
      return stands && free ? [[name, Array.isArray(value) ? [...value] : value]] : [];
    }),
  ),
});

/** The form as it is checked; blank lines among the domains are left out. */
const toInput = ({ domains, ...model }: TypeModel) => ({
  ...model,
  domains: domains.filter((domain) => domain.trim() !== ''),
});

/** The form as it is sent; `null` while nature or certificate type are none of their lists. */
export const toRequest = (model: TypeModel): DetermineInput | null => {
  const { nature, certificateType, numberConfirmed, ...rest } = toInput(model);
  if (!isKeyOf(SUBJECT_NATURES, nature) || !isKeyOf(CERTIFICATE_TYPES, certificateType)) return null;
  const confirmed = numberConfirmed ? { confirmCertificateNumber: true } : {};
  return { ...rest, nature, certificateType, ...confirmed };
};

/** Blank lines among the domains are not sent: what was found of the nth domain belongs to the nth line with something in it. */
export const atItsLine = <Found extends { readonly path: readonly string[] }>(
  found: Found,
  { domains }: TypeModel,
): Found => {
  const [field, index = '0', ...rest] = found.path;
  if (field !== 'domains') return found;
  const filled = domains.flatMap((domain, line) => (domain.trim() === '' ? [] : [line]));
  return { ...found, path: ['domains', String(filled[Number(index)] ?? 0), ...rest] };
};

/** What is wrong, by the rules the server uses too. One empty domain line is reported where it stands. */
export const issuesOf = (model: TypeModel): Issue[] => [
  ...checkTypeInput(toInput(model)).map((issue) => atItsLine(issue, model)),
  ...unconfirmed(model),
];

/** A number whose check character fails goes out when the applicant has compared it. */
const unconfirmed = ({ certificateType, certificateNumber, numberConfirmed }: TypeModel): Issue[] => {
  const failure = numberConfirmed ? null : checkFailureOf(certificateType, certificateNumber);
  if (!failure) return [];
  const { standard, expected } = failure;
  return [issue(['certificateNumber'], 'NUMBER_UNCONFIRMED', { standard, expected })];
};

/** What should be known of the number while it is typed, and whether it waits to be compared with the paper. */
export const numberDoubt = (model: TypeModel): { doubtful: boolean; warning: Issue | null } => ({
  doubtful: checkFailureOf(model.certificateType, model.certificateNumber) !== null,
  warning: typeInputWarnings(toInput(model))[0] ?? null,
});

/** What a right number tells: birth and sex for a person, that its check digit is right for anyone else. */
export const numberNote = (type: string, number: string): string => {
  const wrong = checkCertificateNumber([], type, number).length > 0 || checkFailureOf(type, number) !== null;
  if (!number || !certificateEntry(type) || wrong) return '';
  const identity = identityBehind(type, number);
  if (!identity) return say('number.right');
  return say('number.identity', { birth: identity.birth, sex: say(`sex.${identity.sex}`) });
};

export const identityNote = (model: TypeModel): string =>
  numberNote(model.certificateType, model.certificateNumber);
