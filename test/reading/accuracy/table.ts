import { comparable } from '../../../server/reading/comparing/compare.ts';
import type { FieldKey } from '../../../server/reading/papers/layouts.ts';
import { isSure } from '../../../server/reading/papers/fields.ts';
import type { Reader } from '../../../server/reading/process/reader.ts';
import { drawSample, type PaperName, type Sample } from './pictures.ts';

/** One field of one picture: what stands there and what was read. */
export type Cell = {
  readonly sample: Sample;
  readonly key: FieldKey;
  readonly right: boolean;
  /** What was read, null for nothing; invented data, so that a failure may show it. */
  readonly read: string | null;
  readonly sure: boolean;
};

/** What must be read of each paper for a reviewer to be spared the typing: its number and its name; a card's back has its term. */
export const TELLING: Readonly<Record<PaperName, readonly FieldKey[]>> = {
  licence: ['NUMBER', 'NAME'],
  'old licence': ['NUMBER', 'NAME'],
  'card front': ['NUMBER', 'NAME'],
  'card back': ['VALID_UNTIL'],
};

export const cellsOf = async (reader: Pick<Reader, 'read'>, sample: Sample): Promise<Cell[]> => {
  const { picture, says } = await drawSample(sample);
  const { fields } = await reader.read({ picture, wanted: [] });
  return Object.entries(says).map(([key, value]) => {
    const field = fields.find((one) => one.key === key);
    return {
      sample,
      key: key as FieldKey,
      right: field !== undefined && comparable(field.value) === comparable(value),
      read: field?.value ?? null,
      sure: field !== undefined && isSure(field),
    };
  });
};

export const shareOf = (cells: readonly Cell[]): number =>
  cells.length === 0 ? 1 : cells.filter(({ right }) => right).length / cells.length;

export const shown = ({ sample, key, read }: Cell): string =>
  `${sample.paper}, ${sample.damage}, ${sample.face}: ${key} read as ${read ?? 'nothing'}`;

const percent = (cells: readonly Cell[]): string =>
  cells.length === 0 ? '' : `${Math.round(100 * shareOf(cells))} %`;

/** The table of the README: a row for each damage, a column for each field. */
export const asMarkdown = (cells: readonly Cell[]): string => {
  const keys = [...new Set(cells.map(({ key }) => key))];
  const damages = [...new Set(cells.map(({ sample }) => sample.damage))];
  const rows = damages.map((damage) => {
    const of = cells.filter(({ sample }) => sample.damage === damage);
    const wrong = of.filter(({ right, sure }) => !right && sure).length;
    return `| ${damage} | ${keys.map((key) => percent(of.filter((cell) => cell.key === key))).join(' | ')} | ${wrong} |`;
  });
  return [
    `| | ${keys.join(' | ')} | wrong and sure |`,
    `| --- |${' --- |'.repeat(keys.length + 1)}`,
    ...rows,
  ].join('\n');
};
