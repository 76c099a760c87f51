import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import '../../kit/elements/button.ts';
import { saveCsv, type CsvCell } from '../csv.ts';
import { sayFigures } from './words.ts';

/** A cell as it is shown, and as it is exported. */
export type Cell = { readonly text: string; readonly value: CsvCell };

/** A table of figures, which can be read, heard and taken along. */
export type Sheet = {
  readonly name: string;
  readonly caption: string;
  /** The first names the rows; the others hold figures. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly head: string; readonly cells: readonly Cell[] }[];
  /** Which of the figures is drawn as a bar beside it, and in which tone. */
  readonly bar?: { readonly column: number; readonly tone: 'plain' | 'bad' };
};

const plain = (text: string | number): Cell => ({ text: String(text), value: text });
export const shownAs = (text: string, value: CsvCell): Cell => ({ text, value });

const numberOf = ({ value }: Cell): number => (typeof value === 'number' ? value : 0);

/** Saves what a table says. */
export const exportSheet = ({ name, columns, rows }: Sheet): void =>
  saveCsv(name, [columns, ...rows.map(({ head, cells }) => [head, ...cells.map(({ value }) => value)])]);

const barOf = (cell: Cell, most: number, tone: string): TemplateResult =>
  html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect class=${tone} x="0" y="0" height="8" width=${((100 * numberOf(cell)) / Math.max(1, most)).toFixed(1)} />`}
  </svg>`;

/** The table alone. */
export const tableOf = ({ caption, columns, rows, bar }: Sheet): TemplateResult => {
  const most = bar ? Math.max(0, ...rows.map(({ cells }) => numberOf(cells[bar.column] ?? plain(0)))) : 0;
  return html`<div class="scrolls" tabindex="0" role="region" aria-label=${caption}>
    <table>
      <caption class="sr-only">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ head, cells }) =>
            html`<tr>
              <th scope="row">${head}</th>
              ${cells.map(
                (cell, index) =>
                  html`<td class=${bar?.column === index ? 'barred' : ''}>
                    ${bar?.column === index ? barOf(cell, most, bar.tone) : nothing}<span>${cell.text}</span>
                  </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
};

/** A table under its heading, with the way to take it along; says so where there is nothing. */
export const sheetOf = (sheet: Sheet, note: TemplateResult | typeof nothing = nothing): TemplateResult =>
  html`<section class="sheet" data-sheet=${sheet.name}>
    <header>
      <h4>${sheet.caption}</h4>
      ${
        sheet.rows.length === 0
          ? nothing
          : html`<jieru-button
              variant="quiet"
              label=${sayFigures('figures.exportOf', { what: sheet.caption })}
              @click=${() => exportSheet(sheet)}
              >${sayFigures('figures.export')}</jieru-button
            >`
      }
    </header>
    ${note}
    ${sheet.rows.length === 0 ? html`<p class="soft">${sayFigures('figures.none')}</p>` : tableOf(sheet)}
  </section>`;
