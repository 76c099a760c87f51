import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { FilingState } from '../../../schema/client/operations.ts';
import { count, day as dayOf } from '../../kit/words/format.ts';
import type { Counted, Pace, ToldFigures } from '../store/figures.ts';
import { lengthText, pointsText, rateText } from './amounts.ts';
import { sayFigures } from './words.ts';

type Card = {
  readonly label: string;
  readonly figure: string;
  readonly below: string;
  readonly tone?: 'good' | 'warn' | 'bad' | '';
};

const staysIn = (pace: Pace, state: FilingState) => pace.states.find((one) => one.state === state)?.stays;

const cameInto = (pace: Pace, state: FilingState): number =>
  pace.states.find((one) => one.state === state)?.entered ?? 0;

/** How many of those that were decided the authority refused. */
const refusalRate = (pace: Pace): number | null => {
  const [refused, approved] = [cameInto(pace, 'REFUSED'), cameInto(pace, 'APPROVED')];
  return refused + approved === 0 ? null : refused / (refused + approved);
};

const timeOf = (pace: Pace, state: FilingState): string => {
  const stays = staysIn(pace, state);
  if (!stays) return sayFigures('figures.nothing');
  return sayFigures('figures.two', {
    median: lengthText(stays.medianSeconds),
    p90: lengthText(stays.p90Seconds),
  });
};

const toneOf = (now: number | null, before: number | null, better: 'more' | 'less'): Card['tone'] => {
  if (now === null || before === null || now === before) return '';
  return now > before === (better === 'more') ? 'good' : 'bad';
};

const comparedWith = (now: number | null, before: number | null): string => {
  const points = pointsText(now, before);
  return points ? sayFigures('figures.points', { points }) : sayFigures('figures.uncompared');
};

const waitingCard = ({ reviewForecast }: Counted): Card => {
  const { waiting = 0, overdue = 0, days = [] } = reviewForecast ?? {};
  const next = days.find(({ due }) => due > 0) ?? days[0];
  return {
    label: sayFigures('figures.waiting'),
    figure: count(waiting),
    below:
      overdue > 0
        ? sayFigures('figures.overdue', { count: overdue })
        : next
          ? sayFigures('figures.dueNext', { day: dayOf(next.day), count: next.due })
          : '',
    tone: overdue > 0 ? 'bad' : '',
  };
};

const cardsOf = ({ counted, former }: ToldFigures): Card[] => {
  const { total } = counted;
  const [refused, refusedBefore] = [refusalRate(total), refusalRate(former)];
  const worst = total.refusals[0];
  const since = comparedWith(refused, refusedBefore);
  return [
    waitingCard(counted),
    {
      label: sayFigures('figures.firstPass'),
      figure: rateText(total.firstPass.rate),
      below: comparedWith(total.firstPass.rate, former.firstPass.rate),
      tone: toneOf(total.firstPass.rate, former.firstPass.rate, 'more'),
    },
    {
      label: sayFigures('figures.reviewTime'),
      figure: timeOf(total, 'IN_REVIEW'),
      below: sayFigures('figures.promise'),
    },
    {
      label: sayFigures('figures.authorityTime'),
      figure: timeOf(total, 'AT_AUTHORITY'),
      below: sayFigures('figures.byLaw'),
    },
    {
      label: sayFigures('figures.refusalRate'),
      figure: rateText(refused),
      below: worst ? sayFigures('figures.mostly', { since, code: String(worst.code) }) : since,
      tone: toneOf(refused, refusedBefore, 'less'),
    },
  ];
};

/** Five figures at a glance, each with what it is to be held against. */
export const figureCards = (told: ToldFigures): TemplateResult =>
  html`<dl class="cards">
    ${cardsOf(told).map(
      ({ label, figure, below, tone }) =>
        html`<div class="figure">
          <dt>${label}</dt>
          <dd>
            <span class="big">${figure}</span>
            ${below ? html`<span class="second ${tone ?? ''}">${below}</span>` : nothing}
          </dd>
        </div>`,
    )}
  </dl>`;
