import { partyOf, type SubjectNature } from '../../../../schema/rules/choices/subject-natures.ts';
import type { Issue, IssueCode } from '../../../../schema/rules/issue.ts';
import { normaliseCertificateNumber } from '../../../../schema/rules/numbers/certificate-number.ts';
import { isUnifiedCode } from '../../../../schema/rules/numbers/institution-code.ts';
import { organisationCodeIn } from '../../../../schema/rules/numbers/unified-code.ts';
import { provinceRules, ruleAbout } from '../../provinces/rules.ts';
import { DECISION_TABLE } from './table.ts';

type Answered = { row: number; otherType: string | null };

const resultOfRow = (row: number) => {
  const found = DECISION_TABLE.find((one) => one.row === row);
  if (!found) throw new Error(`the decision table has no row ${row}`);
  return found.result;
};

/** Why an answer is what it is, as a code of the message catalogue. */
export const whyOf = ({ row, otherType }: Answered): IssueCode =>
  otherType === 'OTHER_ACCOUNT' ? 'SUBJECT_OTHER_ACCOUNT' : resultOfRow(row).why;

/** A certificate replaced since the filing makes a filed subject look new; the province says what to do about it. */
function oldCertificateAdvice(advised: Advised): Step[] {
  const { province, nature, createdAt, certificateNumber } = advised;
  const rules = provinceRules(province, createdAt);
  const rule = ruleAbout(rules, 'old-certificate', partyOf(nature));
  return [
    ...(rule ? [{ code: ADVICE[rule.value.policy === 'CHANGE_FIRST' ? 'CHANGE_FIRST' : 'ENTER_OLD'] }] : []),
    // What was filed before the unified codes came is contained in them: nothing is told that was not typed.
    nature !== 'PERSONAL' && isUnifiedCode(certificateNumber)
      ? { code: 'OLD_NUMBER_INSIDE', params: { organisation: organisationCodeOf(certificateNumber) } }
      : { code: 'OLD_NUMBER' },
  ];
}

const ADVICE = {
  CHANGE_FIRST: 'OLD_CERTIFICATE_CHANGE_FIRST',
  ENTER_OLD: 'OLD_CERTIFICATE_ENTER_OLD',
} as const;

const organisationCodeOf = (unified: string): string =>
  normaliseCertificateNumber('ORGANISATION_CODE_CERTIFICATE', organisationCodeIn(unified));

type Advised = Answered & {
  province: string;
  nature: SubjectNature;
  createdAt: Date;
  certificateNumber: string;
};
type Step = Pick<Issue, 'code' | 'params'>;

/**
 * Answers that come out where the applicant's own filing bears another number: a filed domain seems to be somebody else's, one that is
 * not filed seems to have no subject.
 */
const MAY_BE_OLD: readonly (string | null)[] = ['CONFLICT', 'FIRST'];

/** What can be done next, in the order in which it is tried. `mixed`: some of the domains led elsewhere. */
export function nextStepsOf(answered: Advised, mixed: boolean): Step[] {
  if (answered.otherType === 'OTHER_ACCOUNT') return [{ code: 'NEXT_OTHER_ACCOUNT' }];
  const next: Step = { code: resultOfRow(answered.row).next };
  const advice = MAY_BE_OLD.includes(answered.otherType) ? oldCertificateAdvice(answered) : [];
  return [
    // Whose own domain it is has nobody else to wait for.
    ...(answered.otherType === 'CONFLICT' ? [...advice, next] : [next, ...advice]),
    ...(mixed ? [{ code: 'DETERMINATION_AMBIGUOUS' as const }] : []),
  ];
}
