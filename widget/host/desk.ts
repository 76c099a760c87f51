// What a provider's intranet does with the desk: say where the service is, and fetch reviewers' sessions.
import type { FilingDeskElement } from '../desk/element.ts';
import { dressPage } from './dress.ts';

type Config = { endpoint: string; publishableKey: string };

const desk = document.querySelector<FilingDeskElement>('filing-desk');

const session = async (): Promise<string> => {
  const response = await fetch('staff-session', { cache: 'no-store' });
  if (!response.ok) throw new Error(`The session endpoint answered ${response.status}.`);
  return response.text();
};

const start = async (): Promise<void> => {
  const config = (await (await fetch('config.json')).json()) as Config;
  if (!desk) return;
  desk.endpoint = config.endpoint;
  desk.publishableKey = config.publishableKey;
  desk.fetchSession = session;
};

// A desk that fills the page may have the keys at once.
desk?.addEventListener('jieru-desk-ready', () => desk.focus(), { once: true });

dressPage(desk);
/** Shows what the address says: a view, a filing, or the queue alone. */
const follow = (): void => {
  if (!desk) return;
  const wanted = new URLSearchParams(location.search);
  desk.view = wanted.get('view') ?? 'queue';
  desk.filingId = wanted.get('filing') ?? '';
};

/** Says in the address what is on show, so that it can be sent to a colleague, and back and forward lead through it. */
const note = (changes: Record<'view' | 'filing', string | null> | { filing: string | null }): void => {
  const here = new URL(location.href);
  for (const [name, value] of Object.entries(changes))
    if (value) here.searchParams.set(name, value);
    else here.searchParams.delete(name);
  if (here.href !== location.href) history.pushState(null, '', here);
};

follow();
desk?.addEventListener('jieru-desk-view', ({ detail }) => note({ view: detail.view, filing: null }));
desk?.addEventListener('jieru-desk-open', ({ detail }) => note({ filing: detail.filingId }));
desk?.addEventListener('jieru-desk-close', () => note({ filing: null }));
addEventListener('popstate', follow);
void start();
