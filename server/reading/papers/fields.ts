import type { Box, Line } from '../engine/page.ts';
import type { FieldKey, LabelRule, Layout, PaperKind, ValueKind } from './layouts.ts';
import { boxOf, confidenceOf, onOneRow, partOf, runsOf } from './rows.ts';
import type { Run } from './rows.ts';
import { valueOf } from './values.ts';
import type { Value } from './values.ts';

/** What stands in one field of a paper. */
export type ReadField = {
  readonly key: FieldKey;
  readonly value: string;
  /** Of its worst character, 0 to 1. */
  readonly confidence: number;
  readonly standing: Value['standing'];
  readonly box: Box;
};

export type ReadPaper = { readonly kind: PaperKind; readonly fields: readonly ReadField[] };

/** A character that is surer than this is wrong in none of the drawn pictures (`README.md`); one of a number is checked besides. */
const SURE_FROM = 0.9;

/**
 * Whether a value may be shown as read without a mark that it needs a look. A number is sure only when its check characters hold as
 * they were read: one that was cured, or that fails them as some in use do, is looked at. Sure or not, it is offered and never taken over.
 */
export const isSure = ({
  key,
  confidence,
  standing,
}: Pick<ReadField, 'key' | 'confidence' | 'standing'>): boolean =>
  confidence >= SURE_FROM && (key === 'NUMBER' ? standing === 'CHECKED' : standing !== 'CURED');

/** How far below a line the next one of the same value begins, and how far aside, in heights; the next field lies farther off. */
const NEXT_LINE = { least: 0.6, most: 1.6, aside: 1.6 };

type Labelled = { readonly rule: LabelRule; readonly run: Run; readonly length: number };

/** The longest label that a run begins with; one wrong character in a label of four and more is forgiven. */
const labelOf = (run: Run, labels: readonly LabelRule[]): Labelled | null => {
  const fits = labels.filter(({ label }) => {
    const start = run.text.slice(0, label.length);
    if (start === label) return true;
    const wrong = [...label].filter((sign, at) => start[at] !== sign).length;
    return label.length >= 4 && start.length === label.length && wrong === 1;
  });
  const rule = fits.sort((a, b) => b.label.length - a.label.length)[0];
  return rule ? { rule, run, length: rule.label.length } : null;
};

/** The run right of a label on its row, before the next label of that row. */
const besideOf = (
  { run }: Labelled,
  runs: readonly Run[],
  labelled: ReadonlyMap<Run, Labelled>,
): Run | null => {
  const right = runs
    .filter((other) => other !== run && other.left > run.left && onOneRow(run, other))
    .sort((a, b) => a.left - b.left)[0];
  return right && !labelled.has(right) ? right : null;
};

/** The value of a label: what follows it in its own run, else the run beside it, and the lines under that. */
const valueRun = (
  found: Labelled,
  runs: readonly Run[],
  labelled: ReadonlyMap<Run, Labelled>,
): Run | null => {
  const { run, rule, length } = found;
  const rest = partOf(run, length);
  const first = rest.text.replace(/^[:：]/, '') ? rest : besideOf(found, runs, labelled);
  if (!first) return null;
  const inRun = first === rest;
  let whole = first;
  let last = first;
  for (let line = 1; line < (rule.lines ?? 1); line += 1) {
    const next = runs.find((other) => {
      const below = (other.y - last.y) / last.height;
      if (labelled.has(other) || below < NEXT_LINE.least || below > NEXT_LINE.most) return false;
      if (
        runs.some(
          (one) =>
            labelled.has(one) &&
            one.left < other.left &&
            onOneRow(one, other) &&
            one.right > run.left - run.height,
        )
      )
        return false;
      return inRun
        ? other.left > run.left + run.height && other.left < run.right
        : Math.abs(other.left - first.left) < NEXT_LINE.aside * last.height;
    });
    if (!next) break;
    whole = { ...whole, text: whole.text + next.text, glyphs: [...whole.glyphs, ...next.glyphs] };
    last = next;
  }
  return whole;
};

const fieldOf = (key: FieldKey, kind: ValueKind, run: Run): ReadField | null => {
  const found = valueOf[kind](run.text);
  return found && { key, ...found, confidence: confidenceOf(run), box: boxOf(run) };
};

/** Numbers that are known by their shape; those of papers have 18 characters, and one of them may be lost or doubled. */
const NUMBERS = /(?<![0-9A-Z])[0-9A-Z]{17,19}(?![0-9A-Z])/g;
const RANK = { CHECKED: 2, CURED: 1, READ: 0 } as const;

const numberIn = (kind: ValueKind, runs: readonly Run[]): ReadField | null => {
  const found = runs.flatMap((run) =>
    [...run.text.toUpperCase().matchAll(NUMBERS)].flatMap(({ index, 0: { length } }) => {
      const field = fieldOf('NUMBER', kind, partOf(run, index, index + length));
      return field ? [field] : [];
    }),
  );
  return found.sort((a, b) => RANK[b.standing] - RANK[a.standing] || b.confidence - a.confidence)[0] ?? null;
};

export const textOfPaper = (lines: readonly Line[]): string =>
  runsOf(lines)
    .map(({ text }) => text)
    .join('\n');

/** What the fields of a paper say, by the words beside them. */
export const fieldsOn = (lines: readonly Line[], layout: Layout): readonly ReadField[] => {
  const runs = runsOf(lines);
  const labelled = new Map<Run, Labelled>();
  for (const run of runs) {
    const found = labelOf(run, layout.labels);
    if (found) labelled.set(run, found);
  }
  const fields = new Map<FieldKey, ReadField>();
  for (const found of labelled.values()) {
    const { field: key, value } = found.rule;
    const run = key && !fields.has(key) ? valueRun(found, runs, labelled) : null;
    const field = key && run && fieldOf(key, value, run);
    if (field) fields.set(key, field);
  }
  const number = layout.number && numberIn(layout.number, runs);
  if (number) fields.set('NUMBER', number);
  return [...fields.values()];
};
