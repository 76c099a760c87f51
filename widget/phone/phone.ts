// The page that a phone opens from a square code: it is let in by the first screen, and then carries the form for its pictures.
import { nearestLocale } from '../../schema/messages/locales.ts';
import type { AccessFiling } from '../access-filing.ts';
import { Door } from './door.ts';
import type { Trouble } from './door.ts';

const ASK_EVERY_MS = 2_000;

type Ready = { token: string; filingId: string };
type Answer = { kind: 'READY'; ready: Ready } | { kind: 'WAITING'; code: string } | { kind: Trouble };

const locale = nearestLocale(new URLSearchParams(location.search).get('lang') ?? navigator.language);
const secret = location.hash.slice(1);

/** Where the page keeps what makes it this phone, also when it is loaded anew; a browser that keeps nothing asks only once. */
const KEPT = `jieru-phone-${secret.slice(0, 8)}`;
let phone: string | null = null;

const recall = (): string | null => {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return phone;
  }
};

const keep = (value: string): void => {
  phone = value;
  try {
    localStorage.setItem(KEPT, value);
  } catch {
    // A private window: it lasts as long as the page.
  }
};

const TROUBLES: Readonly<Record<number, Trouble>> = { 409: 'other', 410: 'over', 429: 'busy', 400: 'none' };

const ask = async (): Promise<Answer> => {
  if (!secret) return { kind: 'none' };
  let response: Response;
  try {
    response = await fetch('./session', {
      method: 'POST',
      cache: 'no-store',
      credentials: 'omit',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret, phone: phone ?? recall() }),
    });
  } catch {
    return { kind: 'offline' };
  }
  const trouble = TROUBLES[response.status];
  if (trouble) return { kind: trouble };
  if (!response.ok) return { kind: 'offline' };
  const said = (await response.json()) as { state: string; code?: string; phone: string } & Ready;
  keep(said.phone);
  return said.state === 'READY' ? { kind: 'READY', ready: said } : { kind: 'WAITING', code: said.code ?? '' };
};

const room = document.getElementById('door');
if (!room) throw new Error('The page has no door.');
document.documentElement.lang = locale;

let timer: ReturnType<typeof setTimeout> | undefined;
let first: Ready | null = null;

const letIn = (ready: Ready): void => {
  door.open();
  first = ready;
  const form: AccessFiling = document.createElement('access-filing');
  form.endpoint = new URL('/graphql', location.href).href;
  form.locale = locale;
  form.filingId = ready.filingId;
  form.fetchSession = async () => {
    // The first token is there already; later ones come by the same way.
    const answer: Answer = first ? { kind: 'READY', ready: first } : await ask();
    first = null;
    if (answer.kind === 'READY') return answer.ready.token;
    if (answer.kind !== 'offline' && answer.kind !== 'WAITING') {
      form.remove();
      door.trouble(answer.kind);
    }
    throw new Error(`The phone is not let in: ${answer.kind}.`);
  };
  room.after(form);
};

const proceed = async (): Promise<void> => {
  clearTimeout(timer);
  const answer = await ask();
  if (answer.kind === 'READY') return letIn(answer.ready);
  if (answer.kind === 'WAITING') door.digits(answer.code);
  else door.trouble(answer.kind);
  if (answer.kind === 'WAITING' || answer.kind === 'offline')
    timer = setTimeout(() => void proceed(), ASK_EVERY_MS);
};

const door = new Door(room, locale, () => void proceed());
door.loading();
void proceed();
// A second code scanned in the same window changes the fragment alone.
addEventListener('hashchange', () => location.reload());
