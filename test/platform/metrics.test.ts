import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import { openMetricsPort, type MetricsPort } from '../../server/http/metrics-port.ts';
import { METRICS, type MetricName } from '../../server/platform/metrics/table.ts';
import { newId } from '../../server/platform/ids.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

let service: Service;
let desk: Desk;
let port: MetricsPort;

const told = async (): Promise<string> => (await service.services.metrics.text()).body;

/** The value of one series; null where there is none. */
const valueOf = (text: string, series: string): number | null => {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return line === undefined ? null : Number(line.slice(series.length + 1));
};

beforeAll(async () => {
  service = await startService({ database: await openForTest(), env: { METRICS_PORT: '0' } });
  desk = await aDesk(service);
  const opened = await openMetricsPort(service.services);
  if (!opened) throw new Error('the metrics have no port');
  port = opened;
});

afterAll(async () => {
  await port.close();
  await service.stop();
});

test('requests are counted by what they ask for and how they went', async () => {
  await desk.provider.query('{ filings { totalCount } }');
  await desk.provider.query('{ mine: filings { totalCount } }');
  const stranger = await desk.applicant();
  await stranger.caller.mutate('abandonFiling', { filingId: 'fil_unknown', expectedVersion: 1 });
  await fetch(`${service.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer sk_test_wrong' },
    body: '{"query":"{ viewer { __typename } }"}',
  });
  const text = await told();
  expect(valueOf(text, 'jieru_requests_total{operation="filings",code="OK"}')).toBe(2);
  expect(valueOf(text, 'jieru_requests_total{operation="abandonFiling",code="NOT_FOUND"}')).toBe(1);
  expect(valueOf(text, 'jieru_requests_total{operation="none",code="UNAUTHENTICATED"}')).toBe(1);
  expect(valueOf(text, 'jieru_request_seconds_count{type="query"}')).toBe(2);
});

test('calls of the authority are timed by method and answer', async () => {
  await desk.authorityWorks();
  const text = await told();
  expect(valueOf(text, 'jieru_authority_seconds_count{method="isp_download",code="2"}')).toBe(1);
  expect(valueOf(text, 'jieru_authority_accounts{mode="TEST",state="working"}')).toBe(1);
  expect(valueOf(text, 'jieru_database_up')).toBe(1);
});

test('labels name no provider of test mode, no filing and nobody', async () => {
  const filing = await (await desk.applicant()).files(aCompany()).upTo('START');
  const text = await told();
  for (const secret of [desk.tenant.providerId, filing.id, desk.secretKey])
    expect(text).not.toContain(secret);
});

test('the accounts of one provider with several bureaus are told apart, each with its own numbers', async () => {
  const live = await aDesk(service, { mode: 'LIVE' });
  const { prisma } = service.services.database;
  const { slug } = await prisma.provider.findUniqueOrThrow({ where: { id: live.tenant.providerId } });
  const answeredAt = new Date('2026-03-01T00:00:00Z');
  for (const [bureau, lastSequence] of [
    ['330000', 7],
    ['440000', 12],
  ] as const)
    await prisma.authorityAccount.create({
      data: {
        id: newId('AuthorityAccount'),
        ...live.tenant,
        bureau,
        lastSequence,
        answeredAt,
        settings: new Uint8Array(1),
      },
    });
  const text = await told();
  const told330000 = `{provider="${slug}",bureau="330000"}`;
  expect(valueOf(text, `jieru_authority_sequence${told330000}`)).toBe(7);
  expect(valueOf(text, `jieru_authority_sequence{provider="${slug}",bureau="440000"}`)).toBe(12);
  expect(valueOf(text, `jieru_authority_last_answer_timestamp_seconds${told330000}`)).toBe(
    answeredAt.getTime() / 1000,
  );
});

test('the port tells metrics and nothing else', async () => {
  const base = `http://127.0.0.1:${port.port}`;
  expect(await (await fetch(`${base}/metrics`)).text()).toContain('jieru_database_up 1');
  expect((await fetch(`${base}/graphql`)).status).toBe(404);
  expect((await fetch(`${base}/metrics`, { method: 'POST' })).status).toBe(405);
});

test('every metric of the table is told, and those of Node beside them', async () => {
  const text = await told();
  const names = Object.keys(METRICS) as MetricName[];
  expect(names.filter((name) => !text.includes(`# HELP ${name} ${METRICS[name].help}`))).toEqual([]);
  expect(text).toContain('nodejs_eventloop_lag_seconds');
});

test('the guide has the table of metrics as it is', () => {
  const guide = readFileSync(join(projectRoot, '.github/docs/watching.md'), 'utf8');
  const rows = [...guide.matchAll(/^\| `(jieru_\w+)` +\| ([^|]*?) +\| (.*?) +\|$/gm)].map(
    ([, name = '', labels = '', help = '']) => ({ name, labels, help }),
  );
  expect(rows).toEqual(
    Object.entries(METRICS).map(([name, { labels, help }]) => ({
      name,
      labels: labels.map((label) => `\`${label}\``).join(', ') || '–',
      help,
    })),
  );
});
