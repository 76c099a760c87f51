// What every page of a host knows: where the service is, how a session is fetched, and what the elements told it.
const { endpoint, publishableKey } = document.documentElement.dataset;

export const service = { endpoint, publishableKey };

export const fetchSession = async () => (await fetch('/session', { method: 'POST' })).text();

/** What the page heard, in order. */
export const heard = [];
globalThis.heard = heard;
