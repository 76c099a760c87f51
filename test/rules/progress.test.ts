import { describe, expect, it } from 'vitest';
import type { FilingState } from '../../prisma/generated/client/enums.ts';
import { timeline } from '../../schema/messages/generated/timeline.js';
import { expectedByOf, isLate, legalByOf, nextExpectedOf } from '../../server/filing/machine/progress.ts';
import { provinceRules } from '../../server/filing/provinces/rules.ts';

const at = (moment: string): Date => new Date(`${moment}+08:00`);
/** Handed over on Monday, 2026-11-02; no public holiday falls into November or December 2026. */
const HANDED_OVER = at('2026-11-02T10:00:00');
const zhejiang = provinceRules('330000', HANDED_OVER);
const within = (max: number) => ({
  ...zhejiang,
  legalDays: 20,
  expectedDays: { ...zhejiang.expectedDays, max },
});
const rules = within(8);
const order = (state: FilingState, handedOverAt: Date | null = HANDED_OVER) => ({ state, handedOverAt });

describe('by when the authority decides', () => {
  // Counted on a wall calendar: eight working days are until Thursday of the next week, twenty until Monday, the 30th.
  it.each(['AT_AUTHORITY', 'AWAITING_SMS'] as const)('is told while it is its turn: %s', (state) => {
    expect(expectedByOf(order(state), rules)).toBe('2026-11-12');
    expect(legalByOf(order(state), rules)).toBe('2026-11-30');
  });

  it.each(['DRAFT', 'IN_REVIEW', 'QUEUED', 'SMS_LAPSED', 'APPROVED', 'REFUSED', 'ABANDONED'] as const)(
    'is not told while it is not: %s',
    (state) => {
      expect(expectedByOf(order(state), rules)).toBeNull();
      expect(legalByOf(order(state), rules)).toBeNull();
    },
  );

  it('is not told before anything was handed over', () => {
    expect(expectedByOf(order('AT_AUTHORITY', null), rules)).toBeNull();
    expect(legalByOf(order('AT_AUTHORITY', null), rules)).toBeNull();
  });

  it('is never earlier by law than by the authority’s own estimate', () => {
    expect(legalByOf(order('AT_AUTHORITY'), within(22))).toBe('2026-12-02');
  });
});

describe('an authority that takes long', () => {
  it.each<[FilingState, string, boolean]>([
    ['AT_AUTHORITY', '2026-11-30T23:59:59', false],
    ['AT_AUTHORITY', '2026-12-01T00:00:00', true],
    ['AWAITING_SMS', '2026-12-24T00:00:00', false],
    ['APPROVED', '2026-12-24T00:00:00', false],
  ])('is late in %s at %s: %s', (state, moment, late) => {
    expect(isLate(order(state), rules, at(moment))).toBe(late);
  });

  it.each([
    ['2026-11-12T23:59:59', timeline.en['next.AT_AUTHORITY']],
    ['2026-11-13T00:00:00', timeline.en['next.slow']({ day: '30 November 2026' })],
    ['2026-12-01T00:00:00', timeline.en['next.late']],
  ])('at %s is spoken of as “%s”', (moment, sentence) => {
    expect(nextExpectedOf({ ...order('AT_AUTHORITY'), held: false }, rules, at(moment), 'en')).toBe(sentence);
  });

  it('is not what is told where the provider has to act first', () => {
    const held = { ...order('AT_AUTHORITY'), held: true };
    expect(nextExpectedOf(held, rules, at('2026-12-01T00:00:00'), 'en')).toBe(timeline.en['next.held']);
    expect(nextExpectedOf(held, rules, at('2026-12-01T00:00:00'), 'zh-CN')).toBe(
      timeline['zh-CN']['next.held'],
    );
  });
});
