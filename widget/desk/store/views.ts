import type { StaffDuty } from '../../../schema/client/operations.ts';
import type { DeskViewer } from '../types.ts';
import { mayDo } from './duties.ts';
import { NONE, type Counted } from './paged.ts';

/** What the desk shows: the filings, the backdrops to be posted, what the authority sent, what needs a person, what is done towards the authority, the figures, the audit, or a subject. */
const VIEWS = [
  'queue',
  'backdrops',
  'authority',
  'attention',
  'operate',
  'figures',
  'audit',
  'subject',
] as const;

export type ViewKey = (typeof VIEWS)[number];

/** Views for the staff alone whose duty it is. */
const DUTY_OF: Readonly<Partial<Record<ViewKey, StaffDuty>>> = { audit: 'AUDIT', operate: 'OPERATE' };

/** The views that this session may open. */
export const viewsFor = (viewer: DeskViewer | null): readonly ViewKey[] =>
  VIEWS.filter((view) => {
    const duty = DUTY_OF[view];
    return !duty || mayDo(viewer, duty);
  });

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
  readonly attention: Counted;
  readonly accountState: string;
};

/** The views of which is counted how much waits there. */
export type WaitingView = Extract<ViewKey, keyof Waits>;

export const NOTHING_WAITS: Waits = {
  backdrops: NONE,
  authority: NONE,
  attention: NONE,
  accountState: 'WORKING',
};
