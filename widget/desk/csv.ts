/** A cell of a table as a program reads it. */
export type CsvCell = string | number | null;

const NUMBER = /^-?\d+(\.\d+)?$/;
/** What a spreadsheet would take for a formula and run. */
const FORMULA = /^[=+\-@\t\r]/;

const cellText = (cell: CsvCell): string => {
  const text = String(cell ?? '');
  const defused = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused;
};

/** Rows as CSV that a spreadsheet opens with its signs right, and in which nothing is a formula. */
export const csvOf = (rows: readonly (readonly CsvCell[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`;

/** Hands a CSV file to whoever looks at the page. */
export const saveCsv = (name: string, rows: readonly (readonly CsvCell[])[]): void => {
  const url = URL.createObjectURL(new Blob([csvOf(rows)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
