import type { Api } from '../../kit/client/api.ts';
import { rowsOf } from '../../kit/client/rows.ts';
import { deskCounts, deskQueue } from '../operations/queue.graphql.ts';
import type { DeskViewer, LateNotice, Mention, QueueRow, StraySite } from '../types.ts';
import { PagedList, type Counted } from './paged.ts';
import { statesByTab, TABS, tabOf } from './queue-tabs.ts';
import type { TabKey } from './queue-tabs.ts';
import { NOTHING_WAITS } from './views.ts';
import type { Waits } from './views.ts';

export type Counts = Partial<Record<TabKey, Counted>>;

/** The queue: which part of it is on show, what was searched for, and the rows as far as they were loaded. */
export class Queue {
  tab: TabKey = 'waiting';
  search = '';
  counts: Counts = {};
  /** What waits beside the queue. */
  waits: Waits = NOTHING_WAITS;
  /** Websites that may be taken for shells, the newest few, and whether there are more. */
  strays: readonly StraySite[] = [];
  moreStrays = false;
  /** Notes that call whoever is here. */
  mentions: readonly Mention[] = [];
  /** Entries of the authority's lists of which the time to answer is over. */
  late: readonly LateNotice[] = [];
  readonly #list: PagedList<QueueRow>;
  /** Why the last look at the counts failed. */
  #failure: unknown = null;
  #asked = 0;

  constructor(
    private readonly api: Api,
    private readonly changed: () => void,
    private readonly onViewer: (viewer: DeskViewer) => void,
  ) {
    this.#list = new PagedList(async (first, after) => {
      const { states, order } = tabOf(this.tab);
      const search = this.search || null;
      const { viewer, filings } = await api.query(deskQueue, { states, order, first, after, search });
      this.onViewer(viewer);
      return filings;
    }, changed);
  }

  get rows(): readonly QueueRow[] {
    return this.#list.rows;
  }

  get total(): Counted {
    return this.#list.total;
  }

  get hasMore(): boolean {
    return this.#list.hasMore;
  }

  /** What is shown belongs to another tab or search than the one chosen. */
  get stale(): boolean {
    return this.#list.stale;
  }

  /** Why the last look failed. */
  get failure(): unknown {
    return this.#list.failure ?? this.#failure;
  }

  /** Shows another part of the queue. */
  async choose(tab: TabKey): Promise<void> {
    if (tab === this.tab && !this.stale) return;
    this.tab = tab;
    await this.#anew();
  }

  /** Shows only what fits the words: an id, a filing number, a domain or a mobile number. */
  async find(search: string): Promise<void> {
    const words = search.trim();
    if (words === this.search) return;
    this.search = words;
    await this.#anew();
  }

  /** Looks again at as many rows as are on show. */
  async refresh(): Promise<void> {
    await Promise.all([this.#list.refresh(), this.#count()]);
  }

  /** Loads the next page after the last row; resolves to how many rows came. */
  async more(): Promise<number> {
    return (await this.#list.more()).length;
  }

  async #anew(): Promise<void> {
    await Promise.all([this.#list.anew(), this.#count()]);
  }

  async #count(): Promise<void> {
    const turn = (this.#asked += 1);
    try {
      const counts = await this.api.query(deskCounts, { search: this.search || null, ...statesByTab() });
      // An answer that was overtaken by another search is of no use.
      if (turn !== this.#asked) return;
      this.counts = Object.fromEntries(TABS.map(({ key }) => [key, counts[key]]));
      this.waits = {
        backdrops: counts.backdrops,
        authority: counts.notices,
        attention: {
          ...counts.alarms,
          totalCount: counts.alarms.totalCount + counts.mentions.length + counts.late.totalCount,
        },
        accountState: counts.account.state,
      };
      this.mentions = counts.mentions;
      this.late = rowsOf(counts.late);
      this.strays = rowsOf(counts.strays);
      this.moreStrays = counts.strays.pageInfo.hasNextPage;
      this.#failure = null;
    } catch (cause) {
      if (turn !== this.#asked) return;
      this.#failure = cause;
    }
    this.changed();
  }
}
