import { rowsOf } from '../../kit/client/rows.ts';
import { count } from '../../kit/words/format.ts';

/** How many there are: counted, or estimated where there are very many. */
export type Counted = { readonly totalCount: number; readonly isEstimate: boolean };

/** A page of a list as the API gives it. */
export type Page<Row> = Counted & {
  readonly edges: readonly { readonly node: Row | null }[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
};

export const NONE: Counted = { totalCount: 0, isEstimate: false };

/** A count for people: 42, or ≈ 53,000 where it is an estimate. */
export const countText = ({ totalCount, isEstimate }: Counted): string =>
  `${isEstimate ? '≈ ' : ''}${count(totalCount)}`;

const PAGE = 25;
/** The API gives at most so many at once. */
const MOST = 100;

/** Rows of a list as far as they were loaded; a look that fails leaves what is on show. */
export class PagedList<Row extends { id: string }> {
  rows: readonly Row[] = [];
  total: Counted = NONE;
  hasMore = false;
  /** What is on show is not what was asked for. */
  stale = true;
  /** Why the last look failed. */
  failure: unknown = null;
  #endCursor: string | null = null;
  /** Which part of the list is asked for: what belongs to an earlier one is of no use any more. */
  #part = 0;
  /** Looks and further pages of one part take turns, so that neither undoes what the other brought. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly ask: (first: number, after: string | null) => Promise<Page<Row>>,
    private readonly changed: () => void,
  ) {}

  /** Looks at another part of the list. */
  anew(): Promise<void> {
    this.#part += 1;
    this.#turn = Promise.resolve();
    this.rows = [];
    this.stale = true;
    this.changed();
    return this.refresh();
  }

  /** Looks again at as many rows as are on show. */
  refresh(): Promise<void> {
    return this.#next(async (isCurrent) => {
      try {
        const read = await this.#read(Math.max(PAGE, this.rows.length));
        if (!isCurrent()) return;
        this.rows = read.rows;
        this.#accept(read.last);
        this.stale = false;
        this.failure = null;
      } catch (cause) {
        if (!isCurrent()) return;
        this.failure = cause;
      }
      this.changed();
    });
  }

  /** Loads the next page after the last row; resolves to the rows that came. */
  more(): Promise<readonly Row[]> {
    return this.#next(async (isCurrent) => {
      const page = await this.ask(PAGE, this.#endCursor);
      if (!isCurrent()) return [];
      const before = this.rows.length;
      this.rows = withoutRepetition([...this.rows, ...rowsOf(page)]);
      this.#accept(page);
      this.changed();
      return this.rows.slice(before);
    });
  }

  /** The first so many rows, in as many pages as that takes. */
  async #read(wanted: number): Promise<{ rows: Row[]; last: Page<Row> }> {
    let last = await this.ask(Math.min(MOST, wanted), null);
    const rows = [...rowsOf(last)];
    while (rows.length < wanted && last.pageInfo.hasNextPage) {
      last = await this.ask(Math.min(MOST, wanted - rows.length), last.pageInfo.endCursor);
      rows.push(...rowsOf(last));
    }
    return { rows: withoutRepetition(rows), last };
  }

  #next<T>(work: (isCurrent: () => boolean) => Promise<T>): Promise<T> {
    const part = this.#part;
    const turn = this.#turn.then(() => work(() => part === this.#part));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  #accept({ totalCount, isEstimate, pageInfo }: Page<Row>): void {
    this.total = { totalCount, isEstimate };
    this.#endCursor = pageInfo.endCursor;
    this.hasMore = pageInfo.hasNextPage;
  }
}

/** A row that moved down the list while it was read comes twice. */
const withoutRepetition = <Row extends { id: string }>(rows: readonly Row[]): Row[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
];
