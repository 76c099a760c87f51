import type { FilingState } from '../../../schema/client/operations.ts';
import { labelFor } from '../../kit/words/labels.ts';
import { count, day as dayOf } from '../../kit/words/format.ts';
import { sayIfKnown } from '../../kit/words/words.ts';
import type { Counted, Pace, Part } from '../store/figures.ts';
import { say } from '../words.ts';
import { lengthText, rateText } from './amounts.ts';
import { shownAs, type Cell, type Sheet } from './sheet.ts';
import { sayFigures } from './words.ts';

const counted = (number: number): Cell => shownAs(count(number), number);

const stateOf = (pace: Pick<Pace, 'states'>, state: FilingState) =>
  pace.states.find((one) => one.state === state);

/** What reviewers remarked on, as the form calls it: `网站负责人 · 手机号码`. */
const reasonText = (item: string): string => {
  if (item === 'filing') return say('remark.whole');
  const path = item.split('.');
  const [head = '', key = ''] = path;
  if (head === 'materials' || head === 'photo')
    return sayIfKnown(`material.${key}`) || say(`material.VERIFICATION_PHOTO`);
  if (head === 'server') return say('data.server');
  // A website's place is left out of what is counted, and the form's labels know it.
  const label = labelFor(head === 'websites' ? [head, '0', ...path.slice(1)] : path);
  if (!label) return sayFigures('figures.otherReason');
  if (head === 'subjectPerson') return `${say('details.person.organisation')} · ${label}`;
  return path.includes('person') ? `${say('details.websitePerson')} · ${label}` : label;
};

export const returnsSheet = ({ total }: Counted): Sheet => ({
  name: 'return-reasons',
  caption: sayFigures('figures.returns'),
  columns: [sayFigures('figures.reason'), sayFigures('figures.returned')],
  rows: total.returnReasons.map((one) => ({
    head: reasonText(one.field),
    cells: [counted(one.count)],
  })),
  bar: { column: 0, tone: 'plain' },
});

export const refusalsSheet = ({ total }: Counted): Sheet => ({
  name: 'refusals',
  caption: sayFigures('figures.refusals'),
  columns: [sayFigures('figures.code'), sayFigures('figures.refused')],
  rows: total.refusals.map((one) => ({
    head: `${one.code} ${one.meaning}`,
    cells: [counted(one.count)],
  })),
  bar: { column: 0, tone: 'bad' },
});

/** How long filings stayed in each state, and how many are in it now. */
export const staysSheet = ({ total }: Counted): Sheet => ({
  name: 'time-in-each-state',
  caption: sayFigures('figures.stays'),
  columns: [
    sayFigures('figures.state'),
    sayFigures('figures.median'),
    sayFigures('figures.p90'),
    sayFigures('figures.left'),
    sayFigures('figures.there'),
  ],
  rows: total.states.map(({ state, stays, left, atEnd }) => ({
    head: say(`state.${state}`),
    cells: [
      shownAs(lengthText(stays?.medianSeconds), stays?.medianSeconds ?? null),
      shownAs(lengthText(stays?.p90Seconds), stays?.p90Seconds ?? null),
      counted(left),
      counted(atEnd ?? 0),
    ],
  })),
});

const firstPassCell = ({ firstPass }: Pace): Cell =>
  shownAs(rateText(firstPass.rate), firstPass.rate === null ? null : Number(firstPass.rate.toFixed(4)));

const medianCell = (pace: Pace, state: FilingState): Cell => {
  const median = stateOf(pace, state)?.stays?.medianSeconds;
  return shownAs(lengthText(median), median ?? null);
};

export const provincesSheet = (parts: readonly Part[]): Sheet => ({
  name: 'provinces',
  caption: sayFigures('figures.provinces'),
  columns: [
    sayFigures('figures.province'),
    sayFigures('figures.submitted'),
    sayFigures('figures.firstPass'),
    sayFigures('figures.approved'),
    sayFigures('figures.refusedShort'),
    sayFigures('figures.authorityMedian'),
  ],
  rows: parts.map(({ key, name, tally }) => ({
    head: name ?? key,
    cells: [
      counted(stateOf(tally, 'IN_REVIEW')?.entered ?? 0),
      firstPassCell(tally),
      counted(stateOf(tally, 'APPROVED')?.entered ?? 0),
      counted(stateOf(tally, 'REFUSED')?.entered ?? 0),
      medianCell(tally, 'AT_AUTHORITY'),
    ],
  })),
  bar: { column: 0, tone: 'plain' },
});

export const reviewersSheet = (parts: readonly Part[]): Sheet => ({
  name: 'reviewers',
  caption: sayFigures('figures.reviewers'),
  columns: [
    sayFigures('figures.reviewer'),
    sayFigures('figures.decided'),
    sayFigures('figures.returnedShort'),
    sayFigures('figures.firstPass'),
    sayFigures('figures.reviewMedian'),
  ],
  rows: parts.map(({ key, name, tally }) => ({
    head: name ?? key,
    cells: [
      counted(stateOf(tally, 'IN_REVIEW')?.left ?? 0),
      counted(stateOf(tally, 'RETURNED')?.entered ?? 0),
      firstPassCell(tally),
      medianCell(tally, 'IN_REVIEW'),
    ],
  })),
  bar: { column: 0, tone: 'plain' },
});

export const forecastSheet = ({ reviewForecast }: Counted): Sheet => ({
  name: 'forecast',
  caption: sayFigures('figures.forecast'),
  columns: [sayFigures('figures.day'), sayFigures('figures.due'), sayFigures('figures.late')],
  rows: (reviewForecast?.days ?? []).map(({ day, due, overdue }) => ({
    head: dayOf(day),
    cells: [counted(due), counted(overdue)],
  })),
  bar: { column: 1, tone: 'bad' },
});

/** What came into each state, day by day: every state that anything came into. */
export const daysSheet = ({ groups }: Counted): Sheet => {
  const states = [...new Set(groups.flatMap(({ tally }) => tally.states.map(({ state }) => state)))];
  return {
    name: 'days',
    caption: sayFigures('figures.days'),
    columns: [sayFigures('figures.day'), ...states.map((state) => say(`state.${state}`))],
    rows: groups.map(({ key, tally }) => ({
      head: dayOf(key),
      cells: states.map((state) => counted(tally.states.find((one) => one.state === state)?.entered ?? 0)),
    })),
  };
};
