import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DECISION_TABLE } from '../../../server/filing/draft/type/table.ts';
import { decide } from '../../../server/filing/draft/type/decide.ts';
import type { Facts } from '../../../server/filing/draft/type/decide.ts';

const booleans = [true, false];

/** Every combination of facts there is. */
const everything: Facts[] = booleans.flatMap((certificateInProgress) =>
  booleans.flatMap((domainInProgress) =>
    booleans.flatMap((formerPlatform) =>
      booleans.flatMap((subjectAtAuthority) =>
        (['THIS_SUBJECT', 'ANOTHER_SUBJECT', 'NONE'] as const).flatMap((domainAtAuthority) =>
          booleans.flatMap((subjectFiledHere) =>
            booleans.flatMap((domainAccessedHere) =>
              ([true, false, 'unknown'] as const).map((subjectHasNoSite) => ({
                certificateInProgress,
                domainInProgress,
                formerPlatform,
                subjectAtAuthority,
                domainAtAuthority,
                subjectFiledHere,
                domainAccessedHere,
                subjectHasNoSite,
              })),
            ),
          ),
        ),
      ),
    ),
  ),
);

const nothing: Facts = {
  certificateInProgress: false,
  domainInProgress: false,
  formerPlatform: false,
  subjectAtAuthority: false,
  domainAtAuthority: 'NONE',
  subjectFiledHere: false,
  domainAccessedHere: false,
  subjectHasNoSite: false,
};
const filedElsewhere: Partial<Facts> = { subjectAtAuthority: true, domainAtAuthority: 'THIS_SUBJECT' };

describe('the decision table', () => {
  it.each<[number, string, Partial<Facts>]>([
    [1, 'ORDER_IN_PROGRESS', { certificateInProgress: true, ...filedElsewhere }],
    [1, 'ORDER_IN_PROGRESS', { domainInProgress: true, domainAtAuthority: 'ANOTHER_SUBJECT' }],
    [2, 'IMPORT_FIRST', { formerPlatform: true, ...filedElsewhere }],
    [3, 'CONFLICT', { domainAtAuthority: 'ANOTHER_SUBJECT', subjectAtAuthority: true }],
    [3, 'CONFLICT', { domainAtAuthority: 'ANOTHER_SUBJECT' }],
    [4, 'NOTHING_TO_FILE', { ...filedElsewhere, subjectFiledHere: true, domainAccessedHere: true }],
    [5, 'CONTINUED_ACCESS', { ...filedElsewhere, subjectFiledHere: true }],
    [6, 'NEW_ACCESS', filedElsewhere],
    [7, 'SHELL_SUBJECT', { subjectAtAuthority: true, subjectHasNoSite: true }],
    [7, 'SHELL_SUBJECT', { subjectAtAuthority: true, subjectHasNoSite: true, subjectFiledHere: true }],
    [8, 'NEW_SITE_HERE', { subjectAtAuthority: true, subjectFiledHere: true }],
    [9, 'NEW_SITE_ELSEWHERE', { subjectAtAuthority: true }],
    [10, 'FIRST', {}],
  ])('row %i gives %s', (row, kind, facts) => {
    const decision = decide({ ...nothing, ...facts });
    expect(decision.row).toBe(row);
    expect(decision.result.kind).toBe(kind);
    expect(decision.ask).toBeNull();
  });

  it('decides every combination of facts, and every row decides some', () => {
    const rows = new Set(everything.map((facts) => decide(facts).row));
    expect([...rows].sort((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('has no line that an earlier one always hides', () => {
    const used = new Set(everything.map((facts) => decide(facts).result));
    expect(DECISION_TABLE.filter(({ result }) => !used.has(result))).toEqual([]);
  });

  it('lets an access filing begin only for a site that is filed under the subject and not accessed here', () => {
    for (const facts of everything) {
      const { result } = decide(facts);
      if (result.type !== 'ACCESS') continue;
      expect(facts.domainAtAuthority).toBe('THIS_SUBJECT');
      expect(facts.domainAccessedHere).toBe(false);
      expect(result.kind === 'CONTINUED_ACCESS').toBe(facts.subjectFiledHere);
    }
  });

  it('asks whether the subject has a site exactly when the answer would change the result', () => {
    for (const facts of everything.filter((one) => one.subjectHasNoSite === 'unknown')) {
      const shell = decide({ ...facts, subjectHasNoSite: true });
      const alive = decide({ ...facts, subjectHasNoSite: false });
      const unknown = decide(facts);
      expect(unknown.ask).toBe(shell.row !== alive.row ? 'ASK_SUBJECT_HAS_SITE' : null);
      expect(unknown.row).toBe(alive.row);
    }
  });

  it('does not look at an open order any further', () => {
    fc.assert(
      fc.property(fc.constantFrom(...everything), (facts) => {
        expect(decide({ ...facts, domainInProgress: true }).row).toBe(1);
      }),
    );
  });

  it('takes a domain under the subject as proof that the subject is filed', () => {
    expect(decide({ ...nothing, domainAtAuthority: 'THIS_SUBJECT' }).result.kind).toBe('NEW_ACCESS');
  });
});
