// What a provider's intranet does with the desk: say where the service is, and fetch reviewers' sessions.
import type { FilingDesk } from '../desk/filing-desk.ts';
import { dressPage } from './dress.ts';

type Config = { endpoint: string; publishableKey: string };

const desk = document.querySelector<FilingDesk>('filing-desk');

const session = async (): Promise<string> => {
  const response = await fetch('/demo/staff-session', { cache: 'no-store' });
  if (!response.ok) throw new Error(`The session endpoint answered ${response.status}.`);
  return response.text();
};

const start = async (): Promise<void> => {
  const config = (await (await fetch('/demo/config.json')).json()) as Config;
  if (!desk) return;
  desk.endpoint = config.endpoint;
  desk.publishableKey = config.publishableKey;
  desk.fetchSession = session;
};

// A desk that fills the page may have the keys at once.
desk?.addEventListener('jieru-desk-ready', () => desk.focus(), { once: true });

dressPage(desk);
const wanted = new URLSearchParams(location.search);
const filing = wanted.get('filing');
if (filing && desk) desk.filingId = filing;
const view = wanted.get('view');
if (view && desk) desk.view = view;
// Somebody who sends the address of the page to a colleague sends what is on show.
desk?.addEventListener('jieru-desk-view', ({ detail }) => {
  const here = new URL(location.href);
  here.searchParams.set('view', detail.view);
  history.replaceState(null, '', here);
});
void start();
