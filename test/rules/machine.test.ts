import type { Party } from '../../prisma/generated/client/enums.ts';
import { describe, expect, it } from 'vitest';
import { FilingState } from '../../prisma/generated/client/enums.ts';
import { InvalidState } from '../../schema/rules/failures.ts';
import {
  allowedActions,
  assertSoundMachine,
  faultsOf,
  nextState,
} from '../../server/filing/machine/machine.ts';
import {
  EDITS,
  TRANSITIONS,
  type FilingAction,
  type Transition,
} from '../../server/filing/machine/transitions.ts';

/**
 * The life of an order once more, drawn after the order states of three providers and the law, and not after the product: who may do
 * what in each state, and where it leads. An action without an arrow leaves the state as it is.
 */
const LIFE: Readonly<Record<FilingState, string>> = {
  DRAFT: `applicant: SUBMIT > IN_REVIEW, WITHDRAW > DRAFT, ABANDON > ABANDONED, VERIFY_SERVER, VERIFY_PASSWORD, SAVE_DETAILS, UPLOAD, GRANT_CONSENT, WITHDRAW_CONSENT
    system: SAVE_DETAILS, ABANDON > ABANDONED`,
  IN_REVIEW: `applicant: WITHDRAW > DRAFT, WITHDRAW_CONSENT > DRAFT, GRANT_CONSENT
    staff: RETURN > RETURNED, REQUEST_ORIGINALS > AWAITING_ORIGINALS, PASS > QUEUED
    system: ABANDON > ABANDONED`,
  RETURNED: `applicant: RESUBMIT > IN_REVIEW, ABANDON > ABANDONED, VERIFY_SERVER, VERIFY_PASSWORD, SAVE_DETAILS, UPLOAD, GRANT_CONSENT, WITHDRAW_CONSENT
    system: SAVE_DETAILS, ABANDON > ABANDONED`,
  AWAITING_ORIGINALS: `applicant: WITHDRAW > DRAFT, WITHDRAW_CONSENT > DRAFT, ABANDON > ABANDONED, GRANT_CONSENT, RECORD_SHIPMENT
    staff: RETURN > RETURNED, RECEIVE_ORIGINALS > IN_REVIEW, REPORT_SHIPMENT
    system: ABANDON > ABANDONED`,
  QUEUED: `applicant: WITHDRAW > DRAFT, WITHDRAW_CONSENT > DRAFT, GRANT_CONSENT
    system: HAND_OVER_FOR_SMS > AWAITING_SMS, HAND_OVER > AT_AUTHORITY, REFUSE_HAND_OVER > REFUSED, HOLD, RETRY_HAND_OVER, ABANDON > ABANDONED`,
  AWAITING_SMS: `applicant: REPORT_SMS_DONE > AT_AUTHORITY, GRANT_CONSENT, WITHDRAW_CONSENT
    authority: REPORT_SMS_DONE > AT_AUTHORITY, SMS_LAPSE > SMS_LAPSED, HOLD > QUEUED`,
  SMS_LAPSED: `applicant: RESUBMIT > QUEUED, EDIT > DRAFT, ABANDON > ABANDONED, GRANT_CONSENT, WITHDRAW_CONSENT
    system: ABANDON > ABANDONED`,
  AT_AUTHORITY: `applicant: GRANT_CONSENT, WITHDRAW_CONSENT
    authority: SMS_LAPSE > SMS_LAPSED, APPROVE > APPROVED, REFUSE > REFUSED, HOLD > QUEUED`,
  REFUSED: `applicant: EDIT > DRAFT, ABANDON > ABANDONED, GRANT_CONSENT, WITHDRAW_CONSENT
    system: ABANDON > ABANDONED`,
  APPROVED: `applicant: WITHDRAW_CONSENT`,
  ABANDONED: `applicant: WITHDRAW_CONSENT`,
};

const PARTIES: readonly Party[] = ['APPLICANT', 'STAFF', 'SYSTEM', 'AUTHORITY'];
const STATES = Object.values(FilingState);
const ACTIONS = [...new Set([...TRANSITIONS, ...EDITS].map(({ action }) => action))] as FilingAction[];

/** What a party may do in a state, and where each leads. */
const drawn = (state: FilingState, party: Party): Map<string, string> => {
  const line = LIFE[state].split('\n').find((one) => one.trim().startsWith(`${party.toLowerCase()}:`));
  return new Map(
    (line?.split(':')[1] ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean)
      .map((one) => {
        const [action = '', to = state] = one.split(' > ');
        return [action, to];
      }),
  );
};

describe.each(STATES)('an order that is %s', (state) => {
  it.each(PARTIES)('lets the %s do this and nothing else', (party) => {
    const life = drawn(state, party);
    expect([...allowedActions(state, party)].sort()).toEqual([...life.keys()].sort());
    for (const action of ACTIONS) {
      const to = life.get(action);
      if (to) expect(nextState(state, action, party), action).toBe(to);
      else expect(() => nextState(state, action, party), action).toThrow(InvalidState);
    }
  });

  it('tells whoever does something else what may be done', () => {
    for (const party of PARTIES)
      expect(() => nextState(state, 'NOTHING' as FilingAction, party)).toThrow(
        expect.objectContaining({ state, allowed: allowedActions(state, party) }) as Error,
      );
  });
});

describe('a table of the machine', () => {
  const arrow = (from: FilingState[], to: FilingState, action = `TO_${to}`): Transition => ({
    action,
    from,
    to,
    by: ['APPLICANT'],
  });
  const others = STATES.filter((state) => state !== 'DRAFT' && state !== 'APPROVED');
  const sound = [arrow(['DRAFT'], 'IN_REVIEW'), ...others.map((state) => arrow([state], 'APPROVED'))].concat(
    others.filter((state) => state !== 'IN_REVIEW').map((state) => arrow(['DRAFT'], state)),
  );

  it('is sound as it stands', () => {
    expect(assertSoundMachine).not.toThrow();
    expect(faultsOf(sound, 'DRAFT', ['APPROVED'])).toEqual([]);
  });

  it('may tell the way to a state in any order', () => {
    const way = STATES.slice(1).map((to, at) => arrow([STATES[at] ?? to], to));
    const end = STATES.slice(-1);
    expect(faultsOf(way, 'DRAFT', end)).toEqual([]);
    expect(faultsOf(way.reverse(), 'DRAFT', end)).toEqual([]);
  });

  it('may lead to a state from one that is reached and from itself', () => {
    const table = sound.filter(({ to }) => to !== 'REFUSED');
    expect(faultsOf([...table, arrow(['DRAFT', 'REFUSED'], 'REFUSED')], 'DRAFT', ['APPROVED'])).toEqual([]);
  });

  it('may not have a state that is not reached, or reached from itself only', () => {
    const table = sound.filter(({ to }) => to !== 'REFUSED');
    expect(faultsOf(table, 'DRAFT', ['APPROVED'])).toEqual(['REFUSED cannot be reached']);
    expect(faultsOf([...table, arrow(['REFUSED'], 'REFUSED')], 'DRAFT', ['APPROVED'])).toEqual([
      'REFUSED cannot be reached',
    ]);
  });

  it('may not have a state that is not left, unless it is final', () => {
    const table = sound.filter(({ from }) => !from.includes('REFUSED'));
    expect(faultsOf(table, 'DRAFT', ['APPROVED'])).toEqual(['REFUSED cannot be left']);
    expect(faultsOf([...table, arrow(['REFUSED'], 'REFUSED')], 'DRAFT', ['APPROVED'])).toEqual([
      'REFUSED cannot be left',
    ]);
    expect(faultsOf(table, 'DRAFT', ['APPROVED', 'REFUSED'])).toEqual([]);
  });

  it('may not leave a final state', () => {
    expect(faultsOf([...sound, arrow(['APPROVED'], 'DRAFT')], 'DRAFT', ['APPROVED'])).toEqual([
      'APPROVED is final and can be left',
    ]);
  });

  it('may not let an action mean two things', () => {
    const table = [...sound, arrow(['REFUSED'], 'DRAFT', 'EDIT'), arrow(['REFUSED'], 'IN_REVIEW', 'EDIT')];
    expect(faultsOf(table, 'DRAFT', ['APPROVED'])).toEqual(['EDIT means two things in REFUSED']);
  });
});
