/** How what was typed stands to what a paper says. `CANNOT_BE_READ`: the engine knows no such character, which is no difference. */
export type Match = 'EXACT' | 'NEAR' | 'NOT_FOUND' | 'CANNOT_BE_READ';

/** A place where the two differ; an empty text: there is a character on one side only. */
export type Difference = { readonly typed: string; readonly read: string };

export type Comparison = { readonly match: Match; readonly differing: readonly Difference[] };

/** Of so many characters one may differ in a text that is called near; shorter texts may differ in one. */
const ONE_IN = 6;

const BRACKETS = /[()（）〔〕[\]【】]/g;

/** What of a text is compared: its letters and digits, in one width and case; blanks, brackets and signs are typed in many ways. */
export const comparable = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(BRACKETS, '')
    .replace(/[\s·•‧・.,，。、:：;；'’"“”\-—_/]/g, '');

type Step = { readonly cost: number; readonly differing: readonly Difference[] };

/**
 * The fewest changes (Levenshtein) that lead from one text to another, and which; a character that cannot be read costs nothing
 * against whatever stands in its place.
 */
const changes = (
  typed: readonly string[],
  read: readonly string[],
  isReadable: (sign: string) => boolean,
): Step => {
  let above: Step[] = [{ cost: 0, differing: [] }];
  for (const sign of read) above.push(plus(above.at(-1), 1, { typed: '', read: sign }));
  for (const sign of typed) {
    const row: Step[] = [plus(above[0], isReadable(sign) ? 1 : 0.5, { typed: sign, read: '' })];
    for (const [at, other] of read.entries()) {
      const through = above[at];
      const same = sign === other || !isReadable(sign);
      const steps = [
        same && through ? through : plus(through, 1, { typed: sign, read: other }),
        plus(above[at + 1], isReadable(sign) ? 1 : 0.5, { typed: sign, read: '' }),
        plus(row[at], 1, { typed: '', read: other }),
      ];
      row.push(steps.reduce((best, step) => (step.cost < best.cost ? step : best)));
    }
    above = row;
  }
  return above.at(-1) ?? { cost: 0, differing: [] };
};

const plus = (step: Step | undefined, cost: number, difference: Difference): Step => ({
  cost: (step?.cost ?? 0) + cost,
  differing: [...(step?.differing ?? []), difference],
});

/**
 * Compares what was typed with what was read. A near text is never taken for the same: it only says where to look.
 * @param isReadable which characters the engine knows; all of them unless given.
 */
export const compareTexts = (
  typed: string,
  read: string,
  isReadable: (sign: string) => boolean = () => true,
): Comparison => {
  const [a, b] = [comparable(typed), comparable(read)];
  if (a === b) return { match: 'EXACT', differing: [] };
  const [signs, others] = [[...a], [...b]];
  const most = Math.max(1, Math.floor(signs.length / ONE_IN));
  if (Math.abs(signs.length - others.length) > most) return { match: 'NOT_FOUND', differing: [] };
  const { cost, differing } = changes(signs, others, isReadable);
  const real = differing.filter(({ typed: sign }) => sign === '' || isReadable(sign));
  if (cost < 1 && real.length === 0) return { match: 'CANNOT_BE_READ', differing: [] };
  return cost <= most ? { match: 'NEAR', differing: real } : { match: 'NOT_FOUND', differing: [] };
};
