const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/** The row a key leads to from the one it stands on; `null` for a key that moves nothing. */
export const rowAfter = (key: string, rows: readonly string[], from: string | null): string | null => {
  if (key === 'Home') return rows[0] ?? null;
  if (key === 'End') return rows.at(-1) ?? null;
  const step = STEPS[key];
  if (step === undefined) return null;
  const at = from === null ? -1 : rows.indexOf(from);
  return rows[Math.min(rows.length - 1, Math.max(0, at + step))] ?? null;
};
