/** A page of a list as the API gives it. */
export type Page<Row> = {
  totalCount: number;
  edges: { node: Row }[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
};

const PAGE = 25;
// The API gives at most a hundred at once; whoever loaded more sees the rest refreshed when loading on.
const MOST = 100;

/** Rows of a list as far as they were loaded; a look that fails leaves what is on show. */
export class PagedList<Row extends { id: string }> {
  rows: readonly Row[] = [];
  total = 0;
  hasMore = false;
  /** What is on show is not what was asked for. */
  stale = true;
  /** Why the last look failed. */
  failure: unknown = null;
  #endCursor: string | null = null;
  #asked = 0;

  constructor(
    private readonly ask: (first: number, after: string | null) => Promise<Page<Row>>,
    private readonly changed: () => void,
  ) {}

  /** Looks at another part of the list. */
  anew(): Promise<void> {
    this.rows = [];
    this.stale = true;
    this.changed();
    return this.refresh();
  }

  /** Looks again at as many rows as are on show. */
  async refresh(): Promise<void> {
    const turn = (this.#asked += 1);
    try {
      const page = await this.ask(Math.min(MOST, Math.max(PAGE, this.rows.length)), null);
      // An answer that was overtaken by another question is of no use.
      if (turn !== this.#asked) return;
      this.rows = page.edges.map(({ node }) => node);
      this.#accept(page);
      this.stale = false;
      this.failure = null;
    } catch (cause) {
      if (turn !== this.#asked) return;
      this.failure = cause;
    }
    this.changed();
  }

  /** Loads the next page after the last row; resolves to the rows that came. */
  async more(): Promise<readonly Row[]> {
    const turn = this.#asked;
    const page = await this.ask(PAGE, this.#endCursor);
    if (turn !== this.#asked) return [];
    const known = new Set(this.rows.map(({ id }) => id));
    const fresh = page.edges.map(({ node }) => node).filter(({ id }) => !known.has(id));
    this.rows = [...this.rows, ...fresh];
    this.#accept(page);
    this.changed();
    return fresh;
  }

  #accept({ totalCount, pageInfo }: Page<Row>): void {
    this.total = totalCount;
    this.#endCursor = pageInfo.endCursor;
    this.hasMore = pageInfo.hasNextPage;
  }
}
