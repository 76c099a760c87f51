import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { z } from 'zod';

/** The file is not one that can be imported; the message says where and why. */
export class UnreadableFile extends Error {}

/** Every second byte of Latin text in UTF-16 is zero, and none is in any other encoding. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 200);
  const zeros = (odd: 0 | 1): number => start.filter((byte, at) => byte === 0 && at % 2 === odd).length;
  return zeros(1) > start.length / 8 ? 'utf-16le' : zeros(0) > start.length / 8 ? 'utf-16be' : null;
}

/** The text of a file as spreadsheets write it: UTF-8 or UTF-16, with or without a byte order mark, else GB 18030, which holds GBK. */
export function textOf(bytes: Uint8Array): string {
  const utf16 = utf16Of(bytes);
  if (utf16) return iconv.decode(Buffer.from(bytes), utf16);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return iconv.decode(Buffer.from(bytes), 'gb18030');
  }
}

/** What parts the cells of a line, in spreadsheets of one country or another. */
const DELIMITERS = [',', ';', '\t'] as const;

/** What the reader gives with `info`: its own types know only the cells. */
const csvLines = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

export type Line = { readonly line: number; readonly cells: readonly string[] };

function linesOf(text: string, delimiter: string): Line[] {
  try {
    const lines = csvLines.parse(
      parse(text, {
        bom: true,
        trim: true,
        skip_empty_lines: true,
        relax_column_count: true,
        relax_quotes: true,
        info: true,
        delimiter,
      }),
    );
    return lines.map(({ record, info }) => ({ line: info.lines, cells: record.map(plain) }));
  } catch (error) {
    throw new UnreadableFile(error instanceof Error ? error.message : 'The file is no table.');
  }
}

/** Without the signs by which a spreadsheet was told to take a number for text: '9133… and ="9133…". */
const plain = (cell: string): string => /^="(.*)"$/.exec(cell)?.[1] ?? cell.replace(/^'/, '');

/** The first line as cells, without the quotes; good enough to see which headings it has. */
const headOf = (text: string, delimiter: string): string[] =>
  (/^.*/m.exec(text)?.[0] ?? '').split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));

/** A spreadsheet may say in a line of its own what parts the cells. */
const SAID = /^sep=(.)\r?\n/i;

/**
 * The lines of a table that has a heading, whatever parts their cells.
 * @param isHeading whether a word is the heading of a column; the sign that parts most of them is what parts all cells
 * @throws UnreadableFile
 */
export function readTable(
  bytes: Uint8Array,
  isHeading: (cell: string) => boolean,
): { head: readonly string[]; body: Line[] } {
  const marked = textOf(bytes).replace(/^\uFEFF/, '');
  const said = SAID.exec(marked);
  const text = marked.slice(said?.[0].length ?? 0);
  const known = (delimiter: string): number => headOf(text, delimiter).filter(isHeading).length;
  const delimiter =
    said?.[1] ?? DELIMITERS.reduce((best, one) => (known(one) > known(best) ? one : best), DELIMITERS[0]);
  const [head, ...body] = linesOf(text, delimiter);
  if (!head) throw new UnreadableFile('The file is empty.');
  // The line that said it was cut off above.
  const before = said ? 1 : 0;
  return { head: head.cells, body: body.map(({ line, cells }) => ({ line: line + before, cells })) };
}
