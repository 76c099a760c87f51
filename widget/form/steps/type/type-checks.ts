import { certificateKind } from '../../../../schema/messages/values/certificates.ts';
import type { IdentifierKind } from '../../../../schema/messages/values/identifiers.ts';
import {
  certificateEntry,
  certificatesFor,
  CERTIFICATE_TYPES,
} from '../../../../schema/rules/choices/certificate-types.ts';
import { isKeyOf } from '../../../../schema/rules/choices/choice.ts';
import { SUBJECT_NATURES } from '../../../../schema/rules/choices/subject-natures.ts';
import type { SubjectNature } from '../../../../schema/rules/choices/subject-natures.ts';
import { issue } from '../../../../schema/rules/issue.ts';
import type { Issue } from '../../../../schema/rules/issue.ts';
import { checkTypeInput, typeInputWarnings } from '../../../../schema/rules/type-input.ts';
import {
  checkCertificateNumber,
  checkFailureOf,
  identityBehind,
} from '../../../../schema/rules/numbers/certificate-number.ts';
import type { DetermineInput } from '../../../kit/client/views.ts';
import type { Option } from '../../../kit/elements/select.ts';
import { issueText, learnIssues } from '../../../kit/words/issue-words.ts';
import { nameOfCode } from '../../../kit/words/labels.ts';
import { learnForm, say } from '../../../kit/words/words.ts';
import { atItsLine } from './type-model.ts';
import type { TypeModel } from './type-model.ts';

/* What the type check knows of certificates and of what can be wrong: it is loaded while the first field is filled in. */

/** Loads the words of what may be wrong. */
const learnChecks = async (): Promise<void> => {
  await Promise.all([learnForm(), learnIssues()]);
};

/** What is wrong, in words. */
const faultText = (found: Issue): string => issueText(found);

/** How the number of a type of certificate is set for reading. */
const numberKind = (type: string): IdentifierKind => certificateKind(type);

/** The types of certificate that a nature may have. */
const certificateOptions = (nature: string): Option[] => {
  const types = certificatesFor(nature as SubjectNature);
  return CERTIFICATE_TYPES.filter(({ key }) => types.includes(key)).map(({ key }) => ({
    value: key,
    text: nameOfCode('certificate', key),
  }));
};

/** The usual type comes with the nature; one that was `chosen` stays as long as it fits. */
const typeWith = (nature: string, chosen: string): string => {
  const types = certificatesFor(nature as SubjectNature);
  return types.some((type) => type === chosen) ? chosen : (types[0] ?? '');
};

/** The form as it is checked; blank lines among the domains are left out. */
const toInput = ({ domains, ...model }: TypeModel) => ({
  ...model,
  domains: domains.filter((domain) => domain.trim() !== ''),
});

/** The form as it is sent; `null` while nature or certificate type are none of their lists. */
const toRequest = (model: TypeModel): DetermineInput | null => {
  const { nature, certificateType, numberConfirmed, ...rest } = toInput(model);
  if (!isKeyOf(SUBJECT_NATURES, nature) || !isKeyOf(CERTIFICATE_TYPES, certificateType)) return null;
  const confirmed = numberConfirmed ? { confirmCertificateNumber: true } : {};
  return { ...rest, nature, certificateType, ...confirmed };
};

/** What is wrong, by the rules the server uses too. One empty domain line is reported where it stands. */
const issuesOf = (model: TypeModel): Issue[] => [
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
const numberDoubt = (model: TypeModel): { doubtful: boolean; warning: Issue | null } => ({
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

const identityNote = (model: TypeModel): string => numberNote(model.certificateType, model.certificateNumber);

/** Loaded as one. */
export const typeChecks = {
  learnChecks,
  faultText,
  numberKind,
  certificateOptions,
  typeWith,
  toRequest,
  issuesOf,
  numberDoubt,
  identityNote,
};
