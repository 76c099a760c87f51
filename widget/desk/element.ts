import type { FetchSession } from '../kit/client/session.ts';

/** What a page may set on `<filing-desk>` and ask of it. */
export interface FilingDeskElement extends HTMLElement {
  /** URL of the GraphQL endpoint. */
  endpoint: string;
  /** The provider's publishable key, `pk_…`. */
  publishableKey: string;
  /** `zh-CN` or `en`; the page's language when not given. */
  locale: string;
  /** The filing that is open, and none when empty: it opens when it is set, and is set when another one opens. */
  filingId: string;
  /** Shows this view at once: `queue`, `backdrops`, `authority`, `operate` or `audit`, with what is asked of it: `audit?about=fil_…`. */
  view: string;
  /** `light` or `dark`; the system's wish when not given. */
  theme: string;
  /** Gives a fresh session token of a reviewer; asked at start and whenever the old one ends. */
  fetchSession: FetchSession | null;
  /** Moves the focus into the list, where arrow keys and Enter work. */
  focus: () => void;
}

declare global {
  interface HTMLElementTagNameMap {
    'filing-desk': FilingDeskElement;
  }
}
