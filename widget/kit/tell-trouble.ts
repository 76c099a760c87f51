import { JieruErrorEvent, warn } from './told.ts';
import type { Trouble } from './told.ts';

/** Where the service explains the codes of its errors. */
const EXPLAINED = '/docs/errors';

const linkTo = (endpoint: string, page: string): string => {
  try {
    return new URL(page, new URL(endpoint, document.baseURI)).href;
  } catch {
    return '';
  }
};

/** Tells the page that something went wrong, and whoever builds it in one line of the console, with where to read on. */
export const tellTrouble = (
  from: HTMLElement & { endpoint: string },
  { code, message, filingId = null, step = null }: Pick<Trouble, 'code' | 'message'> & Partial<Trouble>,
): void => {
  const own = /^(NETWORK|NOT_SET_UP|SESSION_UNAVAILABLE)$/.test(code);
  warn(code, message, linkTo(from.endpoint, own ? EXPLAINED : `${EXPLAINED}/${code}`));
  from.dispatchEvent(new JieruErrorEvent({ code, message, filingId, step }));
};
