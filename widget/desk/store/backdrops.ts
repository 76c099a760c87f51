import type { Api } from '../../kit/client/api.ts';
import { RequestFailure } from '../../kit/client/failure.ts';
import { isTypedError } from '../../kit/client/errors.ts';
import type { Address, BackdropRow, Parcel } from '../types.ts';
import { deskBackdropAddress, deskBackdrops, sendBackdrop } from '../operations/backdrops.graphql.ts';
import type { Outcome } from './opened.ts';
import { saysWhy } from './looks.ts';
import { PagedList } from './paged.ts';

const EMPTY: Parcel = { courier: '', trackingNumber: '' };

/** The backdrops to be posted, the addresses that were asked for in clear, and what was typed about parcels. */
export class Backdrops {
  readonly list: PagedList<BackdropRow>;
  #inClear = new Map<string, Address>();
  #parcels = new Map<string, Parcel>();

  constructor(
    private readonly api: Api,
    private readonly changed: () => void,
  ) {
    this.list = new PagedList(async (first, after) => {
      const { waitingBackdrops } = await api.query(deskBackdrops, { first, after });
      return waitingBackdrops;
    }, changed);
  }

  refresh(): Promise<void> {
    return this.list.refresh();
  }

  /** The address of a request in clear, while the reviewer wants to see it. */
  inClear(id: string): Address | null {
    return this.#inClear.get(id) ?? null;
  }

  /** Shows an address in clear or masks it again; throws what stood in the way. */
  async reveal({ id, filingId }: BackdropRow, wanted: boolean): Promise<void> {
    if (!wanted) {
      this.#inClear.delete(id);
      this.changed();
      return;
    }
    await saysWhy(this.api, filingId, 'POSTING');
    const { filing } = await this.api.query(deskBackdropAddress, { id: filingId });
    const to = filing?.backdropRequest?.to;
    if (!to) throw new RequestFailure('NOT_FOUND', 'There is no such request.');
    this.#inClear.set(id, to);
    this.changed();
  }

  parcelOf(id: string): Parcel {
    return this.#parcels.get(id) ?? EMPTY;
  }

  keep(id: string, part: Partial<Parcel>): void {
    this.#parcels.set(id, { ...this.parcelOf(id), ...part });
    this.changed();
  }

  /** Whether closing the page now would lose something that was typed. */
  get losesWork(): boolean {
    return [...this.#parcels.values()].some(({ trackingNumber }) => trackingNumber.trim() !== '');
  }

  /** Notes that a backdrop is in the post. `signal` gives up waiting for the network. */
  async send({ id, filingId }: BackdropRow, signal: AbortSignal): Promise<Outcome> {
    try {
      const input = { filingId, ...this.parcelOf(id) };
      const { result } = await this.api.mutate(sendBackdrop, { input }, signal);
      if (isTypedError(result)) return result;
      this.#parcels.delete(id);
      this.#inClear.delete(id);
      await this.refresh();
      return null;
    } catch (cause) {
      return cause instanceof RequestFailure ? cause : new RequestFailure('INTERNAL', String(cause));
    }
  }
}
