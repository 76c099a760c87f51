import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Caller, type Answer } from '../testkit/caller.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

const BY_KEY = 7;
const BY_PERSON = 5;

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({
    database: await openForTest(),
    limits: { REQUEST_BY_SECRET_KEY: BY_KEY, REQUEST_BY_PERSON: BY_PERSON },
  });
});
afterAll(() => service.stop());

/** The items of a structured field (RFC 9651) that is a list of one: `"name";a=1;b=2`. */
const fieldOf = (answer: Answer<unknown>, name: string): { name: string; [parameter: string]: string } => {
  const [item = '', ...parameters] = (answer.headers.get(name) ?? '').split(';');
  const values: [string, string][] = parameters.map((one) => {
    const [key = '', value = ''] = one.split('=');
    return [key, value];
  });
  return { name: JSON.parse(item) as string, ...Object.fromEntries(values) };
};

describe('a provider’s server', () => {
  let caller: Caller;
  beforeAll(async () => {
    desk = await aDesk(service);
    caller = desk.provider;
  });

  it('hears with every answer what its quota is and what is left of it, and the same by query', async () => {
    const first = await caller.ask('{ __typename }');
    expect(fieldOf(first, 'ratelimit-policy')).toEqual({
      name: 'request-by-secret-key',
      q: String(BY_KEY),
      w: '60',
    });
    expect(fieldOf(first, 'ratelimit')).toMatchObject({
      name: 'request-by-secret-key',
      r: String(BY_KEY - 1),
    });
    const asked = await caller.ask<{ rateLimit: Record<string, number | string> }>(
      '{ rateLimit { limit windowSeconds remaining resetAt cost maximumCost } }',
    );
    expect(asked.data?.rateLimit).toMatchObject({
      limit: BY_KEY,
      windowSeconds: 60,
      remaining: BY_KEY - 2,
      maximumCost: 6000,
    });
    const wait = Date.parse(String(asked.data?.rateLimit['resetAt'])) - Date.now();
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60_000);
  });

  it('hears the cost of a document it wrote, which grows with what it asks for', async () => {
    const costs: unknown[] = [];
    for (const first of [1, 50]) {
      const { text } = await caller.ask(
        'query ($first: Int) { servers(first: $first) { edges { node { id } } } }',
        {
          first,
        },
      );
      costs.push((JSON.parse(text) as { extensions: unknown }).extensions);
    }
    const [few, many] = costs as { cost: { requested: number; maximum: number } }[];
    expect(few?.cost.maximum).toBe(6000);
    expect(many?.cost.requested).toBeGreaterThan(few?.cost.requested ?? Infinity);
  });

  it('is refused beyond it, with nothing left and the seconds to wait, under one code', async () => {
    let answer = await caller.ask('{ __typename }');
    for (let turn = 0; turn < BY_KEY && answer.status === 200; turn += 1)
      answer = await caller.ask('{ __typename }');
    expect(answer.status).toBe(429);
    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['RATE_LIMITED']);
    expect(fieldOf(answer, 'ratelimit')).toEqual({
      name: 'request-by-secret-key',
      r: '0',
      t: answer.headers.get('retry-after'),
    });
    expect(fieldOf(answer, 'ratelimit-policy')['q']).toBe(String(BY_KEY));
  });

  it('uses up its own quota alone: its applicants, and another provider at the same address, have theirs', async () => {
    const other = await aDesk(service);
    expect((await other.provider.ask('{ __typename }')).status).toBe(200);
    const page = new Caller(service.url);
    expect((await page.ask('{ __typename }')).status).toBe(200);
  });
});

it('an applicant’s form is told the quota of the person', async () => {
  const { caller } = await (await aDesk(service)).applicant('somebody', { agrees: false });
  const answer = await caller.ask('{ __typename }');
  expect(fieldOf(answer, 'ratelimit-policy')).toMatchObject({
    name: 'request-by-person',
    q: String(BY_PERSON),
  });
});
