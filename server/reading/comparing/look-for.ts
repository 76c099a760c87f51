import type { Box, Line } from '../engine/page.ts';
import type { FieldKey } from '../papers/layouts.ts';
import { boxOf, confidenceOf, partOf, runsOf } from '../papers/rows.ts';
import type { Run } from '../papers/rows.ts';
import { compareTexts, comparable } from './compare.ts';

/** What was typed and should stand on the paper. */
export type Wanted = { readonly key: FieldKey; readonly value: string };

/** Where it stands: the paper's own letters there. */
export type Found = {
  readonly key: FieldKey;
  readonly value: string;
  readonly confidence: number;
  readonly box: Box;
};

/** Parts of a run as long as what is wanted, and one shorter or longer: a character may have been lost or doubled. */
const windowsOf = function* (run: Run, length: number): Generator<Run> {
  for (const size of [length, length - 1, length + 1]) {
    if (size < 1) continue;
    for (let from = 0; from + size <= run.glyphs.length; from += 1) yield partOf(run, from, from + size);
  }
};

/** In all the text of a paper a name of two or three characters is near to many things that it is not. */
const SHORTEST_NEAR = 5;

const lookForOne = ({ key, value }: Wanted, runs: readonly Run[]): Found | null => {
  const { length } = [...comparable(value)];
  let near: Run | null = null;
  for (const run of runs)
    for (const window of windowsOf(run, length)) {
      const { match } = compareTexts(value, window.text);
      if (match === 'EXACT') return foundAt(key, window);
      if (match === 'NEAR' && length >= SHORTEST_NEAR) near ??= window;
    }
  return near && foundAt(key, near);
};

const foundAt = (key: FieldKey, run: Run): Found => ({
  key,
  value: run.text,
  confidence: confidenceOf(run),
  box: boxOf(run),
});

/** Looks for what was typed in all of a paper's text, which finds it where no word beside it tells what it is. */
export const lookFor = (wanted: readonly Wanted[], lines: readonly Line[]): Found[] => {
  const runs = runsOf(lines);
  return wanted.flatMap((one) => lookForOne(one, runs) ?? []);
};
