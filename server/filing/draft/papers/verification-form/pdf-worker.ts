import { drawForm } from './draw.ts';
import type { FormSheet } from './sheet.ts';

/** The work of a thread of the pool: sheets in, the PDF file out. */
export const drawSheets = (sheets: readonly FormSheet[]): Promise<Uint8Array> => drawForm(sheets);
