import type { Api } from '../../client/api.ts';
import { deskCounts, deskQueue } from '../operations/queue.graphql.ts';
import type { DeskViewer, QueueRow, StraySite } from '../types.ts';
import { statesByTab, TABS, tabOf } from './tabs.ts';
import type { TabKey } from './tabs.ts';
import { NOTHING_WAITS } from './views.ts';
import type { Waits } from './views.ts';

const PAGE = 25;
// The API gives at most a hundred at once; whoever scrolled further sees the rest refreshed when loading on.
const MOST = 100;

export type Counts = Partial<Record<TabKey, number>>;

/** The queue: which part of it is on show, what was searched for, and the rows as far as they were loaded. */
export class Queue {
  tab: TabKey = 'waiting';
  search = '';
  rows: readonly QueueRow[] = [];
  counts: Counts = {};
  /** What waits beside the queue. */
  waits: Waits = NOTHING_WAITS;
  total = 0;
  /** Websites that may be taken for shells, the newest few, and whether there are more. */
  strays: readonly StraySite[] = [];
  moreStrays = false;
  hasMore = false;
  /** What is shown belongs to another tab or search than the one chosen. */
  stale = true;
  /** Why the last look failed. */
  failure: unknown = null;
  #endCursor: string | null = null;
  #asked = 0;

  constructor(
    private readonly api: Api,
    private readonly changed: () => void,
    private readonly onViewer: (viewer: DeskViewer) => void,
  ) {}

  /** Shows another part of the queue. */
  choose(tab: TabKey): Promise<void> {
    if (tab === this.tab && !this.stale) return Promise.resolve();
    this.tab = tab;
    return this.#anew();
  }

  /** Shows only what fits the words: an id, a filing number, a domain or a mobile number. */
  find(search: string): Promise<void> {
    const words = search.trim();
    if (words === this.search) return Promise.resolve();
    this.search = words;
    return this.#anew();
  }

  /** Looks again at as many rows as are on show. */
  async refresh(): Promise<void> {
    const turn = (this.#asked += 1);
    const first = Math.min(MOST, Math.max(PAGE, this.rows.length));
    try {
      const [{ viewer, filings }, counts] = await Promise.all([
        this.api.query(deskQueue, this.#variables(first, null)),
        this.api.query(deskCounts, { search: this.search || null, ...statesByTab() }),
      ]);
      // An answer that was overtaken by another tab or search is of no use.
      if (turn !== this.#asked) return;
      this.onViewer(viewer);
      this.rows = filings.edges.map(({ node }) => node);
      this.total = filings.totalCount;
      this.counts = Object.fromEntries(TABS.map(({ key }) => [key, counts[key].totalCount]));
      this.waits = {
        backdrops: counts.backdrops.totalCount,
        authority: counts.notices.totalCount,
        accountState: counts.account.state,
      };
      this.strays = counts.strays.edges.map(({ node }) => node);
      this.moreStrays = counts.strays.pageInfo.hasNextPage;
      this.#endCursor = filings.pageInfo.endCursor;
      this.hasMore = filings.pageInfo.hasNextPage;
      this.stale = false;
      this.failure = null;
    } catch (cause) {
      if (turn !== this.#asked) return;
      this.failure = cause;
    }
    this.changed();
  }

  /** Loads the next page after the last row; resolves to how many rows came. */
  async more(): Promise<number> {
    const turn = this.#asked;
    const { filings } = await this.api.query(deskQueue, this.#variables(PAGE, this.#endCursor));
    if (turn !== this.#asked) return 0;
    const known = new Set(this.rows.map(({ id }) => id));
    const fresh = filings.edges.map(({ node }) => node).filter(({ id }) => !known.has(id));
    this.rows = [...this.rows, ...fresh];
    this.#endCursor = filings.pageInfo.endCursor;
    this.hasMore = filings.pageInfo.hasNextPage;
    this.changed();
    return fresh.length;
  }

  #anew(): Promise<void> {
    this.rows = [];
    this.stale = true;
    this.changed();
    return this.refresh();
  }

  #variables(first: number, after: string | null) {
    const { states, order } = tabOf(this.tab);
    return { states, order, first, after, search: this.search || null };
  }
}
