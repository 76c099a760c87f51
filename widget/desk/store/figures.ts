import { chinaDay } from '../../../schema/messages/values/moments.ts';
import type { DeskFiguresByQuery, DeskFiguresQuery } from '../../../schema/client/operations.ts';
import type { Api } from '../../kit/client/api.ts';
import type { ProviderClock } from '../../kit/client/clock.ts';
import { RequestFailure } from '../../kit/client/failure.ts';
import { currentLocale } from '../../kit/words/words.ts';
import { deskFigures, deskFiguresBy } from '../operations/figures.graphql.ts';

type TellsOf<Answer> = Extract<NonNullable<Answer>, { __typename: 'FilingStatistics' }>;

/** What happened to the filings in some days. */
export type Counted = TellsOf<DeskFiguresQuery['counted']>;
/** What is told of times and first verdicts. */
export type Pace = TellsOf<DeskFiguresQuery['former']>['total'];
/** One province or one reviewer. */
export type Part = TellsOf<DeskFiguresByQuery['provinces']>['groups'][number];

export type ToldFigures = {
  readonly at: Date;
  readonly counted: Counted;
  readonly former: Pace;
  readonly provinces: readonly Part[];
  readonly reviewers: readonly Part[];
};

/** How many days may be looked at, today being the last. */
export const SPANS = [7, 30, 90] as const;
export type Span = (typeof SPANS)[number];

/** What is counted changes slowly, and counting it is work. */
const FRESH_MS = 60_000;
const DAY_MS = 86_400_000;
/** More days than this are told by weeks: so many bars can no longer be told apart. */
const MOST_DAYS = 31;

export const isSpan = (days: number): days is Span => (SPANS as readonly number[]).includes(days);

const told = <Answer extends { readonly __typename: string } | null>(answer: Answer): TellsOf<Answer> => {
  if (answer?.__typename === 'FilingStatistics') return answer as TellsOf<Answer>;
  throw new RequestFailure('INTERNAL', 'The statistics could not be read.');
};

/** The figures of the desk: which days, and what was counted of them. */
export class Figures {
  span: Span = 30;
  told: ToldFigures | null = null;
  failure: unknown = null;
  #asked = '';
  #askedAt = 0;

  constructor(
    private readonly api: Api,
    private readonly clock: ProviderClock,
    private readonly changed: () => void,
  ) {}

  /** Looks at other days. */
  async choose(span: Span): Promise<void> {
    this.span = span;
    this.changed();
    await this.refresh();
  }

  /** Looks again, unless what is on show was counted a moment ago. */
  async refresh(force = false): Promise<void> {
    const wanted = `${this.span} ${currentLocale()}`;
    const isFresh = wanted === this.#asked && Date.now() - this.#askedAt < FRESH_MS;
    if (isFresh && !this.failure && !force) return;
    this.#asked = wanted;
    this.#askedAt = Date.now();
    const { span } = this;
    const now = this.clock.now();
    const day = (back: number): string => chinaDay(new Date(now.getTime() - back * DAY_MS));
    const days = { from: day(span - 1), to: day(0) };
    try {
      const [{ counted, former }, { provinces, reviewers }] = await Promise.all([
        this.api.query(deskFigures, {
          ...days,
          rhythm: span > MOST_DAYS ? 'WEEK' : 'DAY',
          formerFrom: day(2 * span - 1),
          formerTo: day(span),
        }),
        this.api.query(deskFiguresBy, days),
      ]);
      if (wanted !== this.#asked) return;
      this.told = {
        at: now,
        counted: told(counted),
        former: told(former).total,
        provinces: told(provinces).groups,
        reviewers: told(reviewers).groups,
      };
      this.failure = null;
    } catch (cause) {
      if (wanted !== this.#asked) return;
      this.failure = cause;
    }
    this.changed();
  }
}
