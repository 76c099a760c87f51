import { isPublicBody } from '../choices/subject-natures.ts';
import type { Issue } from '../issue.ts';
import { checkCertificateNumber, personalCertificateOf } from '../numbers/certificate-number.ts';
import { checkWidth, isBlank, tidy, WIDTHS } from '../text.ts';
import type { Maybe } from '../text.ts';
import { checkAddresses } from './check-addresses.ts';
import { checkPersonName, checkRemark } from './check-person.ts';
import type { DetailsContext } from './context.ts';
import type { SubjectDraft } from './draft.ts';
import { ruleIssues } from './field-rules.ts';

const PATH = ['subject'];

const checkInvestor = (subject: SubjectDraft, context: DetailsContext): Issue[] => {
  if (isBlank(subject.investor) || context.nature === 'PERSONAL') return [];
  const facts = {
    investor: tidy(subject.investor),
    name: tidy(subject.name ?? ''),
    representative: tidy(subject.legalRepresentativeName ?? ''),
    publicBody: isPublicBody(context.nature),
  };
  const other = ruleIssues(context.rules, 'investor', facts, PATH);
  return other.length > 0 ? other : checkWidth([...PATH, 'investor'], facts.investor, WIDTHS.investor);
};

/** Nobody is asked for the certificate of the legal representative; its number tells. */
const checkRepresentativeNumber = (number: Maybe, { today }: DetailsContext): Issue[] =>
  isBlank(number)
    ? []
    : checkCertificateNumber(
        [...PATH, 'legalRepresentativeCertificateNumber'],
        personalCertificateOf(number),
        number,
        { today },
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
        ...checkRepresentativeNumber(subject.legalRepresentativeCertificateNumber, context),
      ]),
  ...checkRemark([...PATH, 'remark'], subject.remark),
];
