import { describe, expect, it } from 'vitest';
import { nextAttempt } from '../../server/platform/webhooks/schedule.ts';
import { DELIVERY_ATTEMPTS } from '../../schema/rules/bounds.ts';

const NOW = new Date('2026-11-24T00:00:00Z');
const HOUR_MS = 3_600_000;

const pauses = (random: () => number): number[] =>
  Array.from({ length: DELIVERY_ATTEMPTS - 1 }, (_, index) => {
    const next = nextAttempt(index + 1, NOW, { random });
    if (!next) throw new Error(`no attempt after ${index + 1}`);
    return next.getTime() - NOW.getTime();
  });

describe('the attempts', () => {
  it('are ten within about 75 hours, each pause longer than the one before', () => {
    expect(DELIVERY_ATTEMPTS).toBe(10);
    const each = pauses(() => 0);
    const hours = each.reduce((sum, pause) => sum + pause, 0) / HOUR_MS;
    expect(hours).toBeGreaterThan(74);
    expect(hours).toBeLessThan(77);
    expect(each).toEqual([...each].sort((a, b) => a - b));
    expect(nextAttempt(DELIVERY_ATTEMPTS, NOW)).toBeNull();
  });

  it('of several messages do not fall on one moment', () => {
    const [soon, late] = [pauses(() => 0), pauses(() => 0.999)];
    for (const [index, pause] of soon.entries()) {
      expect(late[index]).toBeGreaterThan(pause);
      expect(late[index]).toBeLessThan(pause * 1.11);
    }
  });

  it.each([
    ['an hour, where the pause is shorter', 3600, 3600],
    ['a second, where the pause is longer: the pause stays', 1, 5],
    ['a year: a day is enough', 365 * 86_400, 86_400],
  ])('wait as long as the receiver asks: %s', (_what, asked, seconds) => {
    const notBefore = new Date(NOW.getTime() + asked * 1000);
    const next = nextAttempt(1, NOW, { notBefore, random: () => 0 });
    expect(next?.getTime()).toBe(NOW.getTime() + seconds * 1000);
  });
});
