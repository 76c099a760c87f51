import { createTransport } from 'nodemailer';
import { randomUUID } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { Readable } from 'node:stream';
import type { Config } from '../../config.ts';
import { openStorage } from '../../platform/materials/open-storage.ts';
import { createScan } from '../../platform/materials/scanner.ts';
import { readingState } from '../../reading/reading.ts';
import { readBody } from '../../platform/read-body.ts';
import { createLookup } from '../../platform/name-servers.ts';
import { OWN_PREFIX } from '../../platform/materials/storage.ts';
import { fail, looked, ok, reasonOf, warn, type Check, type Finding } from './check.ts';

const PATIENCE_MS = 8_000;
/** The Date header has whole seconds, and an answer takes its time. */
const FAR_MS = 5_000;

/** Writes, reads and deletes a small file, as an upload would. */
async function storage(config: Config): Promise<Finding> {
  const store = openStorage(config);
  const key = `${OWN_PREFIX}doctor-${randomUUID()}`;
  const text = randomUUID();
  await store.put(key, Readable.from([Buffer.from(text)]));
  try {
    const read = await readBody(await store.get(key), { maxBytes: 1024 });
    return String(read) === text
      ? ok('written, read and deleted')
      : fail('what was read is not what was written', 'look at the store: nothing in it can be relied on');
  } finally {
    await store.delete(key);
  }
}

async function mail({ mail: settings }: Config): Promise<Finding> {
  if (!settings) return warn('none is set: live mode sends no mail', 'set SMTP_URL and MAIL_FROM');
  const transport = createTransport({
    url: settings.smtpUrl,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  try {
    await transport.verify();
    return ok('the mail server lets us in');
  } finally {
    transport.close();
  }
}

async function publicUrl({ publicUrl: url, production }: Config): Promise<Finding> {
  if (!url)
    return production
      ? fail('PUBLIC_URL is not set: links in mails and of uploads lead to this machine', 'set PUBLIC_URL')
      : ok('derived from the port');
  const { hostname, protocol } = new URL(url);
  if (production && protocol !== 'https:')
    return fail(`${url} is not https`, 'let the proxy serve https and set PUBLIC_URL to that address');
  const { address } = await lookup(hostname.replace(/^\[(.*)\]$/, '$1'));
  return ok(`${hostname} is ${address}`);
}

async function timeOf(url: string): Promise<Finding> {
  const before = Date.now();
  const response = await fetch(url, {
    method: 'HEAD',
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const date = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(date)) return warn(`${url} says no time`, 'name another with --time-from');
  const apart = date - (before + Date.now()) / 2;
  return Math.abs(apart) <= FAR_MS
    ? ok(`agrees with that of ${new URL(url).host}`)
    : fail(
        `this machine is ${Math.round(Math.abs(apart) / 1000)} s ${apart > 0 ? 'behind' : 'ahead of'} ${new URL(url).host}`,
        'set the clock from the network (NTP)',
      );
}

const httpClock = async (config: Config, asked: string | undefined): Promise<Finding> => {
  const url = asked ?? config.publicUrl;
  if (!url) return ok('not compared: neither --time-from nor PUBLIC_URL is set');
  try {
    return await timeOf(url);
  } catch (error) {
    return warn(
      `${new URL(url).host} gives no answer (${reasonOf(error instanceof Error ? (error.cause ?? error) : error)})`,
      'start the service, or name another address with --time-from',
    );
  }
};

/** The daemon is asked about a few bytes that nobody takes for a virus. */
async function scanner(config: Config): Promise<Finding> {
  if (!config.clamd) return warn('none is set: uploaded files are decoded unscanned', 'set CLAMD');
  await createScan(config)(Buffer.from('jieru'));
  return ok('scans what it is sent');
}

async function paperReading(config: Config): Promise<Finding> {
  const state = await readingState(config);
  if (state === 'ON') return ok('papers are read on this machine');
  return state === 'OFF'
    ? ok('switched off: papers are read by people alone')
    : warn(
        'the build has no reader: papers are read by people alone',
        'build where the development packages are installed too (npm ci && npm run build), or set READ_PAPERS=off',
      );
}

const proxies = ({ trustProxy, production }: Config): Finding => {
  if (typeof trustProxy !== 'number') return ok(`those at ${trustProxy.join(', ')} are believed`);
  if (trustProxy > 0) return ok(`${trustProxy} before the service`);
  return production
    ? warn(
        'none is believed: behind a proxy all callers count as one',
        'set TRUST_PROXY to the number of proxies, or to their addresses',
      )
    : ok('none');
};

/** The ministry's own public site, which every name server that works can find. */
const KNOWN_NAME = 'beian.miit.gov.cn';

async function dns(servers: readonly string[] | undefined): Promise<Finding> {
  const found = await createLookup(servers ? { servers } : {})(KNOWN_NAME);
  if (found.kind === 'FOUND') return ok(`${KNOWN_NAME} is found`);
  const says = found.kind === 'FAILED' ? `no answer (${found.reason})` : `${KNOWN_NAME} is said not to exist`;
  return warn(
    says,
    'let this machine reach a name server: without one nobody learns where filed domains point, and outgoing calls fail',
  );
}

export type OutsideOptions = {
  /** Address whose Date header is compared. */
  timeFrom?: string;
  /** Name servers to ask instead of the machine's own. */
  nameServers?: readonly string[];
};

/** The looks at what lies outside the database. */
export const outsideChecks = (config: Config, { timeFrom, nameServers }: OutsideOptions): Promise<Check[]> =>
  Promise.all([
    looked('storage', 'see STORAGE_URL, its keys and its free space', () => storage(config)),
    looked('mail', 'see SMTP_URL', () => mail(config)),
    looked('PUBLIC_URL', 'let the name lead to the service or its proxy', () => publicUrl(config)),
    looked('clock and HTTP', 'set the clock from the network (NTP)', () => httpClock(config, timeFrom)),
    looked('DNS', 'see the name servers of this machine', () => dns(nameServers)),
    looked('virus scanner', 'see CLAMD, and whether the daemon runs', () => scanner(config)),
    looked('reading papers', 'see READ_PAPERS', () => paperReading(config)),
    looked('proxies', 'see TRUST_PROXY', async () => proxies(config)),
  ]);
