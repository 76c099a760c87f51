import type { DeskViewer } from '../types.ts';
import { mayDo } from './duties.ts';
import { NONE, type Counted } from './paged.ts';

/** What the desk shows in its list: the filings, the backdrops to be posted, what the authority sent, or the audit. */
export type ViewKey = 'queue' | 'backdrops' | 'authority' | 'audit';

const VIEWS: readonly ViewKey[] = ['queue', 'backdrops', 'authority', 'audit'];

/** The views that this session may open: the audit is for the staff whose duty it is. */
export const viewsFor = (viewer: DeskViewer | null): readonly ViewKey[] =>
  VIEWS.filter((view) => view !== 'audit' || mayDo(viewer, 'AUDIT'));

/** A view and what is asked of it, as an address has them: `audit?about=fil_…`. */
export type Place = { readonly view: ViewKey; readonly asked: string };

/** The view that a text names, where this session may open it. */
export const placeOf = (text: string, viewer: DeskViewer | null): Place | null => {
  const [name = '', asked = ''] = text.split('?', 2);
  const view = viewsFor(viewer).find((one) => one === name);
  return view ? { view, asked } : null;
};

/** How much waits in the views beside the queue, and whether anything can be exchanged with the authority. */
export type Waits = {
  readonly backdrops: Counted;
  readonly authority: Counted;
  readonly accountState: string;
};

export const NOTHING_WAITS: Waits = { backdrops: NONE, authority: NONE, accountState: 'WORKING' };
