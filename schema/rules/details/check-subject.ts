import { isPublicBody } from '../codes/subject-natures.ts';
import { issue } from '../issue.ts';
import type { Issue } from '../issue.ts';
import { checkCertificateNumber, personalCertificateOf } from '../numbers/certificate-number.ts';
import { checkWidth, isBlank, tidy, WIDTHS } from '../text.ts';
import type { Maybe } from '../text.ts';
import { checkAddresses } from './check-addresses.ts';
import { checkPersonName, checkRemark } from './check-person.ts';
import type { DetailsContext } from './context.ts';
import type { SubjectDraft } from './draft.ts';

const PATH = ['subject'];

const checkInvestor = (subject: SubjectDraft, context: DetailsContext): Issue[] => {
  if (isBlank(subject.investor) || context.nature === 'PERSONAL') return [];
  const { value, rule } = context.rules.investor;
  const path = [...PATH, 'investor'];
  const investor = tidy(subject.investor);
  const name = tidy(subject.name ?? '');
  const representative = tidy(subject.legalRepresentativeName ?? '');
  if (value === 'SUBJECT_NAME' && name && investor !== name) {
    return [issue(path, 'INVESTOR_SUBJECT_NAME', { name }, rule)];
  }
  if (value === 'LEGAL_REPRESENTATIVE' && representative && investor !== representative) {
    return [issue(path, 'INVESTOR_LEGAL_REPRESENTATIVE', { name: representative }, rule)];
  }
  if (
    value === 'SUPERIOR_UNIT' &&
    isPublicBody(context.nature) &&
    (investor === name || investor === representative)
  ) {
    return [issue(path, 'INVESTOR_SUPERIOR_UNIT', {}, rule)];
  }
  return checkWidth(path, investor, WIDTHS.investor);
};

/** Nobody is asked for the certificate of the legal representative; its number tells. */
const checkRepresentativeNumber = (number: Maybe): Issue[] =>
  isBlank(number)
    ? []
    : checkCertificateNumber(
        [...PATH, 'legalRepresentativeCertificateNumber'],
        personalCertificateOf(number),
        number,
      );

/** Issues of the subject's fields. */
export const checkSubject = (subject: SubjectDraft, context: DetailsContext): Issue[] => [
  ...(isBlank(subject.name) ? [] : checkWidth([...PATH, 'name'], tidy(subject.name), WIDTHS.subjectName)),
  ...checkAddresses(subject, context),
  ...checkInvestor(subject, context),
  ...(context.nature === 'PERSONAL'
    ? []
    : [
        ...checkPersonName([...PATH, 'legalRepresentativeName'], subject.legalRepresentativeName),
        ...checkRepresentativeNumber(subject.legalRepresentativeCertificateNumber),
      ]),
  ...checkRemark([...PATH, 'remark'], subject.remark),
];
