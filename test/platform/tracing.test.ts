import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import { readConfig } from '../../server/config.ts';
import { openTracing } from '../../server/platform/tracing/open.ts';
import type { Tracing } from '../../server/platform/tracing/tracing.ts';
import { aCompany } from '../testkit/companies.ts';
import { aProvidersServer, closeProvidersServers, type Heard } from '../testkit/providers-server.ts';
import { databaseKinds } from '../testkit/database.ts';
import { aDesk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';
import { secretsIn } from '../testkit/unpacking.ts';
import { openCollector, type Collector, type ReceivedSpan } from './support/collector.ts';
import { createServerDatabase } from './support/test-server.ts';

/** What a page with OpenTelemetry says of the request that it sends. */
const aPage = () => {
  const [traceId, spanId] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')];
  return { traceId, spanId, traceparent: `00-${traceId}-${spanId}-01` };
};

/** Hand-overs and looks for results happen by themselves, and traces are sent every five seconds. */
const PATIENCE = { timeout: 60_000, interval: 200 };

/** Everything that may be told of a piece of work. */
const TOLD = [
  'db.system.name',
  'error.type',
  'graphql.operation.name',
  'graphql.operation.type',
  'http.request.method',
  'http.response.status_code',
  'http.route',
  'jieru.authority.code',
  'jieru.authority.result_code',
  'jieru.code',
  'jieru.filing.id',
  'jieru.job.retries',
  'jieru.result',
  'jieru.submission.id',
  'jieru.webhook.topic',
  'rpc.method',
];

describe('a filing that the form hands in again, with a collector', { timeout: 240_000 }, () => {
  const page = aPage();
  const company = aCompany();
  let place: Awaited<ReturnType<typeof createServerDatabase>> | undefined;
  let collector: Collector;
  let service: Service;
  let filing: Filing;
  let heard: Heard[];
  let spans: ReceivedSpan[];

  const inState = (state: string) =>
    vi.waitFor(async () => expect(await filing.state()).toBe(state), PATIENCE);
  const named = (name: string): ReceivedSpan => {
    const found = spans.find((span) => span.name === name);
    if (!found)
      throw new Error(`no ${name} among ${[...new Set(spans.map((span) => span.name))].join(', ')}`);
    return found;
  };
  /** From a piece of work to what caused it. */
  const causesOf = (span: ReceivedSpan): string[] => {
    const cause = spans.find(({ spanId }) => spanId === span.parentSpanId);
    return cause ? [cause.name, ...causesOf(cause)] : [span.parentSpanId ?? 'nothing'];
  };
  const told = ({ attributes }: ReceivedSpan, key: string): unknown =>
    Object.values(attributes.find((one) => one.key === key)?.value ?? {})[0];

  beforeAll(async () => {
    collector = await openCollector();
    const [hook, calls] = await aProvidersServer({ body: '' });
    heard = calls;
    place = databaseKinds().includes('postgresql') ? await createServerDatabase() : undefined;
    service = await startService({
      // It opens its own, the embedded one without an address: only such a one is followed to its statements.
      database: { url: place?.url ?? '' },
      background: true,
      env: {
        OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`,
        OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
        OUTGOING_ALLOW: '127.0.0.0/8',
      },
    });
    const desk = await aDesk(service);
    await desk.provider.succeed('createWebhookEndpoint', { url: hook, topics: ['*'] });
    filing = await (await desk.applicant()).files(company).upTo('PASS');
    await inState('AWAITING_SMS');
    await desk.clock.passes({ hours: 25 });
    await inState('SMS_LAPSED');
    const headers = { traceparent: page.traceparent };
    const again = await filing.tries('resubmitFiling', {}, undefined, { headers });
    expect(again.__typename).toBe('ResubmitFilingSuccess');
    await inState('AWAITING_SMS');
    await filing.entersSmsCode();
    await filing.does('reportSmsDone');
    await desk.clock.passes({ days: 30 });
    await inState('APPROVED');
    const ofThePage = () => collector.spans().filter(({ traceId }) => traceId === page.traceId);
    const come = (): string[] => ofThePage().map(({ name }) => name);
    await vi.waitFor(
      () => expect(come()).toEqual(expect.arrayContaining(['filing result', 'POST /graphql'])),
      PATIENCE,
    );
    spans = ofThePage();
  }, 240_000);
  afterAll(async () => {
    await service.stop();
    await place?.drop();
    await collector.close();
    closeProvidersServers();
  });

  it('is one trace, from the request of the page through operation, job and upload', () => {
    expect(causesOf(named('authority isp_upload'))).toEqual([
      'filing hand-over',
      'job authority.hand-over',
      'graphql mutation resubmitFiling',
      'POST /graphql',
      page.spanId,
    ]);
    expect(told(named('authority isp_upload'), 'jieru.authority.code')).toBe('0');
  });

  it('to what the bureau decided a month later', () => {
    expect(told(named('filing result'), 'jieru.result')).toBe('APPROVED');
    expect(told(named('filing result'), 'jieru.filing.id')).toBe(filing.id);
    expect(causesOf(named('filing result'))).toEqual([
      'graphql mutation resubmitFiling',
      'POST /graphql',
      page.spanId,
    ]);
  });

  it('to the call that tells the provider of it', () => {
    const calls = spans.filter(({ name }) => name === 'webhook');
    expect(calls.length).toBeGreaterThan(0);
    expect(heard.length).toBeGreaterThanOrEqual(calls.length);
    const first = calls.find((call) => causesOf(call)[0] === 'graphql mutation resubmitFiling');
    if (!first) throw new Error(`of ${calls.map((call) => causesOf(call).join(' < ')).join('; ')}`);
    expect(causesOf(first)).toEqual(['graphql mutation resubmitFiling', 'POST /graphql', page.spanId]);
    expect(told(first, 'http.response.status_code')).toBe(200);
    expect(String(told(first, 'jieru.webhook.topic'))).toMatch(/^filing\./);
  });

  it('with the statements to the database under what asked for them', () => {
    const operation = named('graphql mutation resubmitFiling');
    expect(causesOf(named('INSERT Submission'))[0]).toBe(operation.name);
    expect(spans.filter(({ name }) => name === 'COMMIT').length).toBeGreaterThan(1);
    const statements = spans.filter((span) => told(span, 'db.system.name') === 'postgresql');
    expect(statements.length).toBeGreaterThan(10);
    expect(statements.filter(({ name }) => !/^[A-Z]+( \w+)?$/.test(name))).toEqual([]);
  });

  it('of no trace is what only the service itself does again and again', () => {
    const names = new Set(collector.spans().map(({ name }) => name));
    expect([...names].filter((name) => /authority\.(poll|resume)|housekeeping/.test(name))).toEqual([]);
  });

  it('and tells names, ids of our own and codes, and nothing of anybody', () => {
    const all = collector.spans();
    expect(all.length).toBeGreaterThan(100);
    expect([...new Set(all.flatMap(({ attributes }) => attributes.map(({ key }) => key)))].sort()).toEqual(
      expect.arrayContaining(['http.route', 'jieru.filing.id']),
    );
    const other = all.flatMap(({ attributes }) => attributes).filter(({ key }) => !TOLD.includes(key));
    expect(other).toEqual([]);
    const written = JSON.stringify(company.details(filing.websiteIds));
    const values = [...written.matchAll(/"([^"]{4,})"/g)].map(([, value = '']) => value);
    const { password, certificateNumber, domain } = company.member;
    const secrets = [
      ...values.filter((value) => /[^\w-]|\d{6}/.test(value)),
      password,
      certificateNumber,
      domain,
    ];
    expect(secrets.length).toBeGreaterThan(10);
    for (const { body } of collector.received) expect(secretsIn(body, secrets)).toEqual([]);
  });

  it('lets the pages of an allowed origin say so, and the others not', async () => {
    const asked = async (origin: string): Promise<string | null> => {
      const headers = { origin, 'access-control-request-headers': 'traceparent' };
      const answer = await fetch(`${service.url}/graphql`, { method: 'OPTIONS', headers });
      return answer.headers.get('access-control-allow-origin') === origin
        ? answer.headers.get('access-control-allow-headers')
        : null;
    };
    await filing.owner.desk.allowOrigin('https://traced.example');
    await expect.poll(() => asked('https://traced.example')).toMatch(/\btraceparent\b/);
    expect(await asked('https://other.example')).toBeNull();
  });
});

describe('the settings', () => {
  let collector: Collector;
  const warned: object[] = [];
  const log = { warn: (facts: object) => void warned.push(facts) } as never;
  const tracingWith = (env: Record<string, string>): Promise<Tracing> =>
    openTracing(readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, ...env }), log);
  const does = async (tracing: Tracing, traceparent: string | null = null): Promise<void> => {
    tracing.begin({ name: 'a request' }, traceparent, () => undefined);
    await tracing.close();
  };

  beforeAll(async () => {
    collector = await openCollector();
  });
  afterAll(() => collector.close());

  test('send protobuf below the address unless told otherwise, with the headers and the name that are set', async () => {
    const before = collector.received.length;
    await does(
      await tracingWith({
        OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20abc%3D,x-scope=prod',
        OTEL_SERVICE_NAME: 'filing-desk',
      }),
    );
    const [came] = collector.received.slice(before);
    expect(came).toMatchObject({
      path: '/v1/traces',
      headers: {
        'content-type': 'application/x-protobuf',
        authorization: 'Bearer abc=',
        'x-scope': 'prod',
      },
    });
    for (const word of ['a request', 'filing-desk']) expect(came?.body.includes(word), word).toBe(true);
  });

  test('decide which share is kept, whatever a page asks for', async () => {
    const before = collector.received.length;
    await does(await tracingWith({ OTEL_TRACES_SAMPLER_ARG: '0' }), aPage().traceparent);
    expect(collector.received).toHaveLength(before);
  });

  test('name what is wrong with them, and no secret', () => {
    const wrong = (name: string, value: string) =>
      expect(() => readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, [name]: value }), name);
    wrong('OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318').toThrow('OTEL_EXPORTER_OTLP_ENDPOINT');
    wrong('OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc').toThrow('OTEL_EXPORTER_OTLP_PROTOCOL');
    wrong('OTEL_TRACES_SAMPLER_ARG', '2').toThrow('OTEL_TRACES_SAMPLER_ARG');
    wrong('OTEL_EXPORTER_OTLP_HEADERS', 'Bearer s3cret').toThrow(/^OTEL_EXPORTER_OTLP_HEADERS (?!.*s3cret)/);
  });

  test('a collector that refuses is told of in the log, and costs no work', async () => {
    collector.answers(400);
    await does(await tracingWith({}));
    expect(warned).toEqual([expect.objectContaining({ event: 'tracing.lost', spans: 1 })]);
  });

  test('none leaves the packages for it unloaded: one part of the build knows them, and is loaded when it is wanted', async () => {
    expect((await openTracing(readConfig({}), log)).on).toBe(false);
    const built = join(projectRoot, 'dist/server');
    const textOf = (name: string): string => readFileSync(join(built, name), 'utf8');
    const reached = new Set<string>();
    const reach = (name: string): void => {
      if (reached.has(name) || name.startsWith('chunks/otlp-')) return;
      reached.add(name);
      for (const [, to = ''] of textOf(name).matchAll(/(?:from |import |import\()"(\.[^"]+\.js)"/g))
        reach(join(name, '..', to));
    };
    reach('main.js');
    expect(reached.size).toBeGreaterThan(50);
    const knowing = readdirSync(join(built, 'chunks'))
      .filter((name) => name.endsWith('.js') && textOf(join('chunks', name)).includes('/@opentelemetry/'))
      .map((name) => join('chunks', name));
    expect(knowing).toContainEqual(expect.stringMatching(/^chunks\/otlp-/));
    expect(knowing.filter((name) => reached.has(name))).toEqual([]);
  });
});
