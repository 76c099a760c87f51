import type { Act } from '../keys/keys.ts';

/** Ways to go from row to row. */
export type Step = Extract<Act, 'DOWN' | 'UP' | 'FIRST' | 'LAST'>;

/** The row that a step leads to from the one the keys stand on; `null` where there is no row. */
export const rowAfter = (step: Step, rows: readonly string[], from: string | null): string | null => {
  if (step === 'FIRST') return rows[0] ?? null;
  if (step === 'LAST') return rows.at(-1) ?? null;
  const at = from === null ? -1 : rows.indexOf(from);
  const to = at + (step === 'DOWN' ? 1 : -1);
  return rows[Math.min(rows.length - 1, Math.max(0, to))] ?? null;
};
