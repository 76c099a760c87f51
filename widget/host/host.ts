// What a provider's page does with the widget: say where the service is, and fetch sessions from its own backend.
import type { AccessFiling } from '../access-filing.ts';
import { momentText } from '../../schema/messages/values/moments.ts';
import { dressPage, pageLocale } from './dress.ts';

type Config = { endpoint: string; publishableKey: string; mode?: string };

const form = document.querySelector<AccessFiling>('access-filing');

const byId = (id: string): HTMLElement | null => document.getElementById(id);

const session = async (): Promise<string> => {
  const as = new URLSearchParams(location.search).get('as');
  const response = await fetch(as ? `session?as=${encodeURIComponent(as)}` : 'session', {
    cache: 'no-store',
  });
  if (!response.ok) throw new Error(`The session endpoint answered ${response.status}.`);
  return response.text();
};

const start = async (): Promise<void> => {
  const config = (await (await fetch('config.json')).json()) as Config;
  if (!form) return;
  form.endpoint = config.endpoint;
  form.publishableKey = config.publishableKey;
  form.fetchSession = session;
  const test = byId('test');
  if (test) test.hidden = config.mode === 'LIVE';
};

const advanceClock = async (seconds: number): Promise<void> => {
  const response = await fetch('clock', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ seconds }),
  });
  const { now } = (await response.json()) as { now: string };
  const clock = byId('clock');
  if (clock) clock.textContent = momentText(now, pageLocale());
};

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-seconds]'))
  button.addEventListener('click', () => void advanceClock(Number(button.dataset['seconds'])));

dressPage(form);
void start();
