import { NONE, type Counted } from './paged.ts';

/** What the desk shows in its list: the filings, the backdrops to be posted, or what the authority sent. */
export type ViewKey = 'queue' | 'backdrops' | 'authority';

export const VIEWS: readonly ViewKey[] = ['queue', 'backdrops', 'authority'];

/** How much waits in the views beside the queue, and whether anything can be exchanged with the authority. */
export type Waits = {
  readonly backdrops: Counted;
  readonly authority: Counted;
  readonly accountState: string;
};

export const NOTHING_WAITS: Waits = { backdrops: NONE, authority: NONE, accountState: 'WORKING' };
