import { html, svg } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';
import type { FilingState } from '../../../schema/client/operations.ts';
import { count, day as dayOf } from '../../kit/words/format.ts';
import type { Counted } from '../store/figures.ts';
import { sayFigures } from './words.ts';

/** What is drawn of each day, in this order. */
const SERIES = [
  { state: 'IN_REVIEW', word: 'figures.submitted', look: 'submitted' },
  { state: 'APPROVED', word: 'figures.approved', look: 'approved' },
  { state: 'RETURNED', word: 'figures.returnedShort', look: 'returned' },
  { state: 'REFUSED', word: 'figures.refusedShort', look: 'refused' },
] as const satisfies readonly { state: FilingState; word: string; look: string }[];

const HEIGHT = 100;
/** Units of a day: each series has two, and two lie between days. */
const DAY_UNITS = 2 * SERIES.length + 2;

type Day = Counted['groups'][number];

const cameInto = ({ tally }: Day, state: FilingState): number =>
  tally.states.find((one) => one.state === state)?.entered ?? 0;

/** The next round number above, whose half is whole, too: 2, 4, 6 … 20, 30, 40 … 200. */
const roofOf = (most: number): number => {
  const step = Math.max(1, most / 2);
  const power = 10 ** Math.floor(Math.log10(step));
  const factors = power === 1 ? [1, 2, 3, 4, 5, 10] : [1, 1.5, 2, 3, 4, 5, 10];
  const factor = factors.find((one) => one * power >= step) ?? 10;
  return 2 * factor * power;
};

const barsOf = (day: Day, index: number, roof: number): SVGTemplateResult[] =>
  SERIES.map(({ state, word, look }, place) => {
    const number = cameInto(day, state);
    const height = (HEIGHT * number) / roof;
    return svg`<rect class=${look} x=${index * DAY_UNITS + 1 + 2 * place} y=${HEIGHT - height} width="1.7" height=${height}>
      <title>${`${dayOf(day.key)} · ${sayFigures(word)} ${count(number)}`}</title>
    </rect>`;
  });

/** The days as bars. What it says to the eye, its name says in a sentence, and the table below in full. */
export const dayChart = ({ groups }: Counted): TemplateResult => {
  const sums = SERIES.map(({ state, word, look }) => ({
    look,
    text: sayFigures(word),
    sum: groups.reduce((all, day) => all + cameInto(day, state), 0),
  }));
  const roof = roofOf(
    Math.max(0, ...groups.flatMap((day) => SERIES.map(({ state }) => cameInto(day, state)))),
  );
  const width = groups.length * DAY_UNITS;
  const middle = groups[Math.floor((groups.length - 1) / 2)];
  const marks = [groups[0], groups.length > 2 ? middle : undefined, groups.at(-1)];
  const says = sums.map(({ text, sum }) => `${text} ${count(sum)}`).join(sayFigures('figures.comma'));
  return html`<figure>
    <div class="plot">
      <div class="scale" aria-hidden="true">
        <span>${count(roof)}</span><span>${count(roof / 2)}</span><span>0</span>
      </div>
      <svg
        role="img"
        aria-label=${sayFigures('figures.chart', { says })}
        viewBox="0 0 ${width} ${HEIGHT}"
        preserveAspectRatio="none"
      >
        ${[0, 0.5, 1].map(
          (part) =>
            svg`<line class="grid" x1="0" x2=${width} y1=${HEIGHT * part} y2=${HEIGHT * part} vector-effect="non-scaling-stroke" />`,
        )}
        ${groups.map((day, index) => barsOf(day, index, roof))}
      </svg>
      <div class="marks" aria-hidden="true">
        ${marks.flatMap((one) => (one ? [html`<span>${dayOf(one.key)}</span>`] : []))}
      </div>
    </div>
    <figcaption>
      <ul class="legend">
        ${sums.map(
          ({ look, text, sum }) =>
            html`<li><span class="swatch ${look}"></span>${text} <strong>${count(sum)}</strong></li>`,
        )}
      </ul>
    </figcaption>
  </figure>`;
};
