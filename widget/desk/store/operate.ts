import type { Api } from '../../kit/client/api.ts';
import { deskReasons, deskSites } from '../operations/acts.graphql.ts';
import { deskAccounts } from '../operations/operate.graphql.ts';
import type { AccountRow, ReasonCode, SiteRow } from '../types.ts';
import { NONE, PagedList, type Counted } from './paged.ts';

/** What is acted on: the accounts with the authority, or the websites that are served. */
export const OPERATE_PARTS = ['accounts', 'sites'] as const;

export type OperatePart = (typeof OPERATE_PARTS)[number];

const isNumber = (text: string): boolean => /备|ICP/i.test(text);

/** What an operator acts on, as far as it was loaded. */
export class Operate {
  part: OperatePart = 'accounts';
  accounts: readonly AccountRow[] | null = null;
  /** How many filings are held, which the authority could not take. */
  held: Counted = NONE;
  /** The authority's reasons for a deregistration. */
  reasons: readonly ReasonCode[] = [];
  search = '';
  failure: unknown = null;
  readonly sites: PagedList<SiteRow>;

  constructor(
    private readonly api: Api,
    private readonly changed: () => void,
  ) {
    this.sites = new PagedList(async (first, after) => {
      const { search } = this;
      const asked = isNumber(search)
        ? { number: search, domain: null }
        : { number: null, domain: search || null };
      const { websites } = await api.query(deskSites, { ...asked, first, after });
      const edges = websites.edges.map(({ node }) => ({ node: node && { ...node, id: node.websiteNumber } }));
      return { ...websites, edges };
    }, changed);
  }

  async refresh(): Promise<void> {
    if (this.part === 'sites') await Promise.all([this.sites.refresh(), this.#learnReasons()]);
    else await this.#look();
  }

  choose(part: OperatePart): Promise<void> {
    this.part = part;
    this.changed();
    return this.refresh();
  }

  /** Shows only the website of this domain or filing number. */
  find(search: string): Promise<void> {
    this.search = search.trim();
    return this.sites.anew();
  }

  async #look(): Promise<void> {
    try {
      const { authorityAccounts, held } = await this.api.query(deskAccounts, {});
      this.accounts = authorityAccounts;
      this.held = held;
      this.failure = null;
    } catch (cause) {
      this.failure = cause;
    }
    this.changed();
  }

  async #learnReasons(): Promise<void> {
    if (this.reasons.length > 0) return;
    try {
      const { authorityCodes } = await this.api.query(deskReasons, {});
      this.reasons = authorityCodes.filter(({ valid }) => valid);
    } catch {
      // Without the table the code is typed, and the service says whether there is such a one.
      this.reasons = [];
    }
    this.changed();
  }
}
