import { identityCardFault, identityCheck } from '../../../schema/rules/numbers/identity-card.ts';
import { unifiedCodeCheck } from '../../../schema/rules/numbers/unified-code.ts';
import { COLUMNS, isNumberColumn, REQUIRED, type ColumnKey } from './columns.ts';

/** What is wrong with a line of a file, told like an issue of the API. */
export type Fault = { path: string[]; code: string; message: string };

const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d{1,3}$/i;
/** Spreadsheets keep fifteen digits of a number and write zeros for the others. */
const CUT_AT_FIFTEEN = /^\d{15}000$/;

const isRounded = (text: string): boolean =>
  SCIENTIFIC.test(text) ||
  (CUT_AT_FIFTEEN.test(text) &&
    unifiedCodeCheck(text) !== null &&
    (identityCardFault(text) !== null || identityCheck(text) !== null));

/** Numbers that a spreadsheet has made others of. */
export const roundedNumbers = (row: Partial<Record<ColumnKey, string>>): Fault[] =>
  COLUMNS.flatMap(({ key, zh }) => {
    const value = row[key];
    return value && isNumberColumn(key) && isRounded(value)
      ? [
          {
            path: [key],
            code: 'IMPORT_NUMBER_ROUNDED',
            message: `“${value}” is what a spreadsheet made of a long number; its last digits are lost. Make the column ${key} (${zh}) one of text, enter the numbers again and save the file anew.`,
          },
        ]
      : [];
  });

/** A line that has other cells than the heading: which of them belongs where cannot be told. */
export function raggedLine(
  keys: readonly (ColumnKey | undefined)[],
  cells: readonly string[],
): Fault | undefined {
  const spare = cells.slice(keys.length).some((cell) => cell !== '');
  const lacks = keys.slice(cells.length).some((key) => key && REQUIRED.has(key));
  return spare || lacks
    ? {
        path: [],
        code: 'IMPORT_LINE_RAGGED',
        message: `The line has ${cells.length} cells and the heading ${keys.length}. Put a text that contains the separator in double quotes.`,
      }
    : undefined;
}
