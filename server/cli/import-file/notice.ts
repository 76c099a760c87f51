import { z } from 'zod';
import type { NamedDay } from '../../platform/calendar/holiday-notice-check.ts';
import { readTable, textOf, UnreadableFile } from './table.ts';

/** A notice of the State Council as a file tells it; nothing is checked yet. */
export type NoticeFile = {
  readonly year: number | null;
  readonly source: string | null;
  readonly days: readonly NamedDay[];
};

const OFF = new Set(['holiday', 'off', '休', '假', '放假', '休息', '节假日', '假期', '假日']);
const WORKED = new Set(['working', 'work', '班', '上班', '补班', '调休上班', '工作日']);

const workingOf = (word: string): boolean | null => {
  const plain = word.trim().toLowerCase();
  return WORKED.has(plain) ? true : OFF.has(plain) ? false : null;
};

const HEADINGS: Readonly<Record<string, 'day' | 'kind' | 'source'>> = {
  day: 'day',
  date: 'day',
  日期: 'day',
  kind: 'kind',
  type: 'kind',
  类型: 'kind',
  source: 'source',
  来源: 'source',
};

function fromTable(bytes: Uint8Array): NoticeFile {
  const { head, body } = readTable(bytes, (cell) => Object.hasOwn(HEADINGS, cell.toLowerCase()));
  const columns = head.map((cell) => HEADINGS[cell.toLowerCase()]);
  const cell = (cells: readonly string[], name: 'day' | 'kind' | 'source'): string =>
    cells[columns.indexOf(name)] ?? '';
  if (!columns.includes('day') || !columns.includes('kind'))
    throw new UnreadableFile(
      'The first line names the columns day and kind (日期, 类型), and source (来源) if you like.',
    );
  return {
    year: null,
    source: body.map(({ cells }) => cell(cells, 'source')).find(Boolean) ?? null,
    days: body.map(({ line, cells }) => ({
      line,
      day: cell(cells, 'day'),
      working: workingOf(cell(cells, 'kind')),
    })),
  };
}

const listed = z.union([
  z.object({ day: z.string(), kind: z.string() }),
  z.object({ date: z.string(), isOffDay: z.boolean() }),
]);
const written = z.object({
  year: z.int().optional(),
  source: z.string().optional(),
  papers: z.array(z.string()).optional(),
  days: z.array(listed),
});

function fromJson(text: string): NoticeFile {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new UnreadableFile(`The file is not valid JSON: ${error instanceof Error ? error.message : ''}`);
  }
  const parsed = written.safeParse(content);
  if (!parsed.success) throw new UnreadableFile(z.prettifyError(parsed.error));
  const { year = null, source, papers = [], days } = parsed.data;
  return {
    year,
    source: source ?? (papers.join(' ') || null),
    days: days.map((one, index) =>
      'day' in one
        ? { line: index + 1, day: one.day, working: workingOf(one.kind) }
        : { line: index + 1, day: one.date, working: !one.isOffDay },
    ),
  };
}

/**
 * Reads a notice from a table with the columns day and kind, or from JSON: `{year, source, days: [{day, kind}]}`, or `{year, papers, days:
 * [{date, isOffDay}]}`, the form in which such lists are kept in public.
 * @throws UnreadableFile
 */
export const readNotice = (bytes: Uint8Array, kind: 'csv' | 'json'): NoticeFile =>
  kind === 'json' ? fromJson(textOf(bytes).replace(/^\uFEFF/, '')) : fromTable(bytes);
