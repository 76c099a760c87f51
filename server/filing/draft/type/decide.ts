import type { IssueCode } from '../../../../schema/rules/issue.ts';
import type { Condition, Facts, Result, Row } from './row.ts';
import { DECISION_TABLE } from './table.ts';

export type { Facts, Result, Row } from './row.ts';

export type Decision = {
  row: number;
  result: Result;
  /** What has to be asked of the applicant before the result is certain. */
  ask: IssueCode | null;
};

const holds = (facts: Facts, when: Condition): boolean =>
  (Object.keys(when) as (keyof Facts)[]).every((fact) => facts[fact] === when[fact]);

/** A domain under this subject proves the subject, whatever a lagging query says about the certificate. */
const consistent = (facts: Facts): Facts => ({
  ...facts,
  subjectAtAuthority: facts.subjectAtAuthority || facts.domainAtAuthority === 'THIS_SUBJECT',
});

const firstMatch = (facts: Facts): Row => {
  const row = DECISION_TABLE.find(({ when }) => holds(facts, when));
  if (!row) throw new Error('The decision table has no row for these facts');
  return row;
};

/**
 * The type of filing that the facts lead to: the first row that matches. An unknown fact on which the row depends is
 * asked for; the result then supposes that the subject still has a website.
 */
export const decide = (known: Facts): Decision => {
  const facts = consistent(known);
  const { row, result } = firstMatch(facts);
  const undecided =
    facts.subjectHasNoSite === 'unknown' && firstMatch({ ...facts, subjectHasNoSite: true }).row !== row;
  return { row, result, ask: undecided ? 'ASK_SUBJECT_HAS_SITE' : null };
};
