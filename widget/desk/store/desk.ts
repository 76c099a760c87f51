import { Api } from '../../kit/client/api.ts';
import { RequestFailure } from '../../kit/client/failure.ts';
import * as transport from '../../kit/client/transport.ts';
import { SessionToken } from '../../kit/client/session.ts';
import type { FetchSession } from '../../kit/client/session.ts';
import { ProviderClock } from '../../kit/client/clock.ts';
import { deskViewer } from '../operations/queue.graphql.ts';
import type { DeskViewer } from '../types.ts';
import type { AuditLog } from './audit.ts';
import type { Backdrops } from './backdrops.ts';
import type { FromAuthority } from './from-authority.ts';
import { OpenedFiling } from './opened.ts';
import { Queue } from './queue.ts';
import { RemarkTray } from './tray.ts';
import type { ViewKey } from './views.ts';

/** What was typed into the dialog that asks for originals. */
export type OriginalsDraft = { requested: string; copies: number };

export type DeskOptions = {
  endpoint: string;
  publishableKey: string;
  fetchSession: FetchSession;
  locale: () => string;
};

/**
 * What the desk knows: who is here, the queue, the filing that is open, and everything typed about any filing, which
 * outlives errors, ended sessions and looks at other filings. Elements are told of changes by a `change` event.
 */
export class Desk extends EventTarget {
  readonly api: Api;
  readonly clock = new ProviderClock();
  readonly queue: Queue;
  /** What the list shows. */
  view: ViewKey = 'queue';
  /** The views beside the queue, made by their panels when they are first opened. */
  backdrops: Backdrops | null = null;
  authority: FromAuthority | null = null;
  audit: AuditLog | null = null;
  /** What is asked of the view on show, as an address has it. */
  asked = '';
  viewer: DeskViewer | null = null;
  opened: OpenedFiling | null = null;
  online = true;
  #trays = new Map<string, RemarkTray>();
  #originals = new Map<string, OriginalsDraft>();

  constructor({ endpoint, publishableKey, fetchSession, locale }: DeskOptions) {
    super();
    this.api = new Api({
      endpoint,
      publishableKey,
      session: new SessionToken(fetchSession),
      locale,
      onConnection: (online) => this.#setOnline(online),
      transport: () => Promise.resolve(transport),
    });
    this.queue = new Queue(
      this.api,
      () => this.changed(),
      (viewer) => this.#accept(viewer),
    );
  }

  /** Learns who is here and looks at the queue. */
  async start(): Promise<void> {
    const { viewer } = await this.api.query(deskViewer, {});
    if (viewer.__typename !== 'StaffViewer')
      throw new RequestFailure('FORBIDDEN', 'The session belongs to no reviewer.');
    this.#accept(viewer);
    await this.queue.refresh();
    const { failure } = this.queue;
    if (failure)
      throw failure instanceof Error
        ? failure
        : new RequestFailure('INTERNAL', 'The queue could not be read.');
  }

  /** Shows another list in full: a filing that stands beside it or in its place is closed. */
  show(view: ViewKey, asked = ''): void {
    this.goTo(view, asked);
    this.close();
  }

  /** Notes where somebody is, so that the page can say so in its address. */
  goTo(view: ViewKey, asked: string): void {
    this.view = view;
    this.asked = asked;
    this.dispatchEvent(new Event('place'));
  }

  /** Looks again at what waits, and at the list on show. */
  async refresh(): Promise<void> {
    const beside = this.view === 'queue' ? null : this[this.view];
    await Promise.all([this.queue.refresh(), beside?.refresh()]);
  }

  async open(id: string): Promise<void> {
    if (this.opened?.id !== id) {
      this.opened?.close();
      this.opened = new OpenedFiling(this.api, id, () => this.changed());
      this.changed();
    }
    if (!this.opened.filing) await this.opened.open();
  }

  close(): void {
    this.opened?.close();
    this.opened = null;
    this.changed();
  }

  /** The remarks on a filing, begun when first asked for. */
  trayOf(id: string): RemarkTray {
    const known = this.#trays.get(id);
    if (known) return known;
    const tray = new RemarkTray(() => this.changed());
    this.#trays.set(id, tray);
    return tray;
  }

  originalsOf(id: string): OriginalsDraft {
    return this.#originals.get(id) ?? { requested: '', copies: 1 };
  }

  keepOriginals(id: string, draft: OriginalsDraft | null): void {
    if (draft) this.#originals.set(id, draft);
    else this.#originals.delete(id);
    this.changed();
  }

  /** Whether closing the page now would lose something that was typed. */
  get losesWork(): boolean {
    return (
      [...this.#trays.values()].some(({ filled }) => filled.length > 0) ||
      [...this.#originals.values()].some(({ requested }) => requested.trim() !== '') ||
      (this.backdrops?.losesWork ?? false)
    );
  }

  changed(): void {
    this.dispatchEvent(new Event('change'));
  }

  stop(): void {
    this.opened?.close();
  }

  #accept(viewer: DeskViewer): void {
    this.viewer = viewer;
    this.clock.set(viewer.provider.now);
  }

  #setOnline(online: boolean): void {
    if (this.online === online) return;
    this.online = online;
    this.changed();
  }
}
