import { statfs } from 'node:fs/promises';
import { hostname } from 'node:os';
import { connect } from 'node:tls';
import { errorCode } from '../../../prisma/startup-error.ts';
import { chinaDay } from '../../platform/calendar/china-day.ts';
import type { Find } from './found.ts';

const LATE_SECONDS = 1_800;
const CERTIFICATE_DAYS = 14;
const LEAST_FREE = 0.1;
const CLOCK_SECONDS = 5;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const PATIENCE_MS = 8_000;

/** Background work that nobody gets round to. */
export const jobsLate: Find = async ({ jobs }) =>
  (await jobs.depths())
    .filter(({ oldestSeconds }) => oldestSeconds > LATE_SECONDS)
    .map(({ queue, oldestSeconds }) => ({
      tenant: null,
      targetId: queue,
      since: new Date(Date.now() - oldestSeconds * 1000),
      facts: { queue },
    }));

/** When the certificate ends that a browser is shown; null where none is to be had. */
const endOfCertificate = (url: URL): Promise<Date | null> =>
  new Promise((resolve) => {
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const socket = connect(
      // One that is no longer good is to be looked at, too.
      {
        host,
        port: Number(url.port || 443),
        rejectUnauthorized: false,
        ...(/[a-z]/i.test(host) ? { servername: host } : {}),
      },
      () => {
        const { valid_to: until } = socket.getPeerCertificate();
        socket.destroy();
        const end = new Date(until);
        resolve(Number.isNaN(end.getTime()) ? null : end);
      },
    );
    socket.setTimeout(PATIENCE_MS, () => socket.destroy());
    socket.once('error', () => resolve(null));
    socket.once('close', () => resolve(null));
  });

const seen = new Map<string, { readonly at: number; readonly end: Date | null }>();

/** The certificate that the proxy shows under PUBLIC_URL; looked at once an hour. */
export const certificateEnding: Find = async ({ publicUrl }) => {
  const url = new URL(publicUrl);
  if (url.protocol !== 'https:') return [];
  let last = seen.get(url.host);
  if (!last || Date.now() - last.at > HOUR_MS) {
    // A proxy that is down for a moment has renewed nothing.
    last = { at: Date.now(), end: (await endOfCertificate(url)) ?? last?.end ?? null };
    seen.set(url.host, last);
  }
  const { end } = last;
  if (!end || end.getTime() - Date.now() > CERTIFICATE_DAYS * DAY_MS) return [];
  return [
    {
      tenant: null,
      targetId: url.host,
      since: new Date(end.getTime() - CERTIFICATE_DAYS * DAY_MS),
      facts: { host: url.host, day: chinaDay(end) },
    },
  ];
};

/** The disk of the data folder. */
export const diskFull: Find = async ({ config: { dataDir } }) => {
  const { bavail, blocks } = await statfs(dataDir).catch((error: unknown) => {
    // A replica whose database and files lie elsewhere has no such folder to fill.
    if (errorCode(error) === 'ENOENT') return { bavail: 1, blocks: 1 };
    throw error;
  });
  const free = blocks > 0 ? bavail / blocks : 1;
  const host = hostname();
  return free < LEAST_FREE
    ? [{ tenant: null, targetId: host, since: new Date(), facts: { host, percent: Math.floor(free * 100) } }]
    : [];
};

/** This machine's clock beside the database's. */
export const clockOff: Find = async ({ database: { prisma } }) => {
  const asked = Date.now();
  const [row] = await prisma.$queryRaw<{ now: number }[]>`
    SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS now`;
  const seconds = Math.round(Math.abs((asked + Date.now()) / 2 - (row?.now ?? asked)) / 1000);
  const host = hostname();
  return seconds >= CLOCK_SECONDS
    ? [{ tenant: null, targetId: host, since: new Date(), facts: { host, seconds } }]
    : [];
};
