import type { Box, Line } from '../engine/page.ts';
import type { Glyph } from '../engine/recognise.ts';

/** A stretch of a paper's text, without blanks: each character with its confidence and its place. */
export type Run = {
  readonly text: string;
  readonly glyphs: readonly (Glyph & { readonly line: Line })[];
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly height: number;
};

/** Two boxes on one row, apart by less than so many heights, of which the left one is one or two characters, are one word: 名　　称. */
const JOINS_WITHIN = 4;
const SAME_ROW = 0.6;

export const runOf = (line: Line): Run => {
  const glyphs = line.glyphs.flatMap((glyph) =>
    /\S/.test(glyph.text) ? [{ ...glyph, text: glyph.text.normalize('NFKC'), line }] : [],
  );
  return { ...line, glyphs, text: glyphs.map(({ text }) => text).join('') };
};

export const onOneRow = (a: Run, b: Run): boolean =>
  Math.abs(a.y - b.y) < SAME_ROW * Math.min(a.height, b.height);

const isPart = ({ text }: Run): boolean => /^\p{Script=Han}{1,2}$/u.test(text);

/** The lines as runs, with the words joined that are printed letter by letter across a column. */
export const runsOf = (lines: readonly Line[]): Run[] => {
  const runs = lines.map(runOf).filter(({ text }) => text !== '');
  const joined: Run[] = [];
  const taken = new Set<Run>();
  for (const run of [...runs].sort((a, b) => a.left - b.left)) {
    if (taken.has(run)) continue;
    let whole = run;
    if (isPart(run))
      for (const next of runs) {
        const gap = next.left - whole.right;
        if (taken.has(next) || next === run || !isPart(next) || !onOneRow(whole, next)) continue;
        if (gap < 0 || gap > JOINS_WITHIN * run.height) continue;
        taken.add(next);
        whole = {
          ...whole,
          text: whole.text + next.text,
          glyphs: [...whole.glyphs, ...next.glyphs],
          right: next.right,
        };
      }
    joined.push(whole);
  }
  return joined.sort((a, b) => a.y - b.y || a.left - b.left);
};

/** A part of a run, by its characters. */
export const partOf = (run: Run, from: number, to = run.glyphs.length): Run => {
  const glyphs = run.glyphs.slice(from, to);
  return { ...run, glyphs, text: glyphs.map(({ text }) => text).join('') };
};

export const confidenceOf = ({ glyphs }: Pick<Run, 'glyphs'>): number =>
  glyphs.reduce((least, { confidence }) => Math.min(least, confidence), 1);

/** The part of the picture that shows a run, which may go over several lines. */
export const boxOf = ({ glyphs }: Pick<Run, 'glyphs'>): Box => {
  const spans = new Map<Line, { from: number; to: number }>();
  for (const { line, at } of glyphs) {
    const span = spans.get(line);
    const half = 0.6 / Math.max(1, line.glyphs.length);
    spans.set(line, {
      from: Math.max(0, Math.min(span?.from ?? 1, at - half)),
      to: Math.min(1, Math.max(span?.to ?? 0, at + half)),
    });
  }
  return aroundAll([...spans].map(([line, { from, to }]) => line.boxOf(from, to)));
};

const aroundAll = (boxes: readonly Box[]): Box => {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
};
