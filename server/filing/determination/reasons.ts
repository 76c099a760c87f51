import { partyOf, type SubjectNature } from '../../../schema/validation/codes/subject-natures.ts';
import type { IssueCode } from '../../../schema/validation/issue.ts';
import { provinceRules, ruleAbout } from '../provinces/rules.ts';
import { DECISION_TABLE } from './rows.ts';

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
function oldCertificateAdvice({ province, nature, createdAt }: Advised): IssueCode[] {
  const rules = provinceRules(province, createdAt);
  const rule = ruleAbout(rules, 'old-certificate', partyOf(nature as SubjectNature));
  if (!rule) return [];
  return [
    rule.value.policy === 'CHANGE_FIRST' ? 'OLD_CERTIFICATE_CHANGE_FIRST' : 'OLD_CERTIFICATE_ENTER_OLD',
  ];
}

type Advised = Answered & { province: string; nature: string; createdAt: Date };

/** What can be done next, in the order in which it is tried. `mixed`: some of the domains led elsewhere. */
export function nextStepsOf(answered: Advised, mixed: boolean): IssueCode[] {
  if (answered.otherType === 'OTHER_ACCOUNT') return ['NEXT_OTHER_ACCOUNT'];
  return [
    resultOfRow(answered.row).next,
    ...(answered.otherType === 'FIRST' ? oldCertificateAdvice(answered) : []),
    ...(mixed ? (['DETERMINATION_AMBIGUOUS'] as const) : []),
  ];
}
