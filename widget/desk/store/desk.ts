import { Api } from '../../kit/client/api.ts';
import { RequestFailure } from '../../kit/client/failure.ts';
import * as transport from '../../kit/client/transport.ts';
import { SessionToken } from '../../kit/client/session.ts';
import type { FetchSession } from '../../kit/client/session.ts';
import { ProviderClock } from '../../kit/client/clock.ts';
import { isTypedError, type TypedError } from '../../kit/client/errors.ts';
import { claimNextFiling } from '../operations/claims.graphql.ts';
import { deskFiling } from '../operations/filing.graphql.ts';
import { deskViewer } from '../operations/queue.graphql.ts';
import type { DeskFiling, DeskViewer } from '../types.ts';
import type { Attention } from './attention.ts';
import type { AuditLog } from './audit.ts';
import type { Backdrops } from './backdrops.ts';
import type { Figures } from './figures.ts';
import type { FromAuthority } from './from-authority.ts';
import type { Hand } from '../keys/answer-keys.ts';
import { mayDo } from './duties.ts';
import type { Operate } from './operate.ts';
import { OpenedFiling } from './opened.ts';
import { Prefs } from './prefs.ts';
import { Queue } from './queue.ts';
import type { SubjectPage } from './subject.ts';
import type { TeamWork } from './team-work.ts';
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
  attention: Attention | null = null;
  operate: Operate | null = null;
  figures: Figures | null = null;
  audit: AuditLog | null = null;
  subject: SubjectPage | null = null;
  /** What is asked of the view on show, as an address has it. */
  asked = '';
  viewer: DeskViewer | null = null;
  opened: OpenedFiling | null = null;
  /** What colleagues write on the open filing, once its panel is there. */
  teamWork: TeamWork | null = null;
  online = true;
  /** Elements that are there, which may answer keys, in the order in which they came. */
  readonly hands = new Set<Hand>();
  readonly prefs = new Prefs(() => this.changed());
  /** What was read of the filing that is likely next. */
  #ahead: DeskFiling | null = null;
  #trays = new Map<string, RemarkTray>();
  #notes = new Map<string, string>();
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
    this.close();
    this.goTo(view, asked);
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
    const isNew = this.opened?.id !== id;
    if (isNew || !this.opened) {
      this.opened?.close();
      this.opened = new OpenedFiling(this.api, id, () => this.changed());
      this.opened.filing = this.#ahead?.id === id ? this.#ahead : null;
      this.changed();
    }
    if (isNew || !this.opened.filing) await this.opened.open();
    void this.tend();
    void this.#readAhead();
  }

  /**
   * Claims the filing that has waited longest and that nobody has; the one on show stays out of it.
   * @returns its id, or `null` when nothing waits; a typed error where whoever is here may not review
   */
  async claimNext(): Promise<string | null | TypedError> {
    const except = this.opened ? [this.opened.id] : [];
    const { result } = await this.api.mutate(claimNextFiling, { input: { except } });
    return isTypedError(result) ? result : (result.filing?.id ?? null);
  }

  /** Somebody works here: the filing that is open is theirs, where they may decide and nobody else has it. */
  async tend(): Promise<void> {
    if (mayDo(this.viewer, 'DECIDE')) await this.opened?.tend();
  }

  /** Looks anew at a filing on which somebody’s time is over. */
  async endClaims(): Promise<void> {
    const holder = this.opened?.claim.holder;
    if (holder && Date.parse(holder.expiresAt) <= this.clock.now().getTime()) await this.opened?.refresh();
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

  /** A note begun on a filing. */
  noteOf(id: string): string {
    return this.#notes.get(id) ?? '';
  }

  keepNote(id: string, text: string): void {
    this.#notes.set(id, text);
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
      [...this.#trays.values()].some(({ losesWork }) => losesWork) ||
      [...this.#notes.values()].some((text) => text.trim() !== '') ||
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

  /**
   * Reads the filing that is likely the next one, so that its data is on show at once. Its pictures stay away: that one was shown is a look,
   * which the audit keeps and which would count as seen.
   */
  async #readAhead(): Promise<void> {
    const next = this.queue.rows.find(
      ({ id, state, claim }) => state === 'IN_REVIEW' && !claim && id !== this.opened?.id,
    );
    if (!next || next.id === this.#ahead?.id || !mayDo(this.viewer, 'DECIDE')) return;
    try {
      this.#ahead = (await this.api.query(deskFiling, { id: next.id })).filing;
    } catch {
      // It is read when it is opened.
      this.#ahead = null;
    }
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
