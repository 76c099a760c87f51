import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCompany } from '../testkit/companies.ts';
import type { Caller } from '../testkit/caller.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';
import { watch, watchFiling, type FilingUpdate, type Watch } from '../testkit/sse.ts';

const STREAMS = { PERSON: 2, KEY: 3, ADDRESS: 5 };

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest(), streams: STREAMS });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

const aFiling = async (): Promise<Filing> => (await desk.applicant()).files(aCompany()).upTo('START');

/** Opens streams until one is refused, and says how many are open. */
async function opensAsManyAsItMay(caller: Caller, id: string, open: Watch<FilingUpdate>[]): Promise<number> {
  for (let count = 0; count < 20; count += 1) {
    const one = await watchFiling(caller, id);
    const first = await one.next();
    if (!first?.errors) {
      open.push(one);
      continue;
    }
    expect(first.errors.map(({ extensions }) => extensions.code)).toEqual(['RATE_LIMITED']);
    one.close();
    return count;
  }
  throw new Error('no stream was refused');
}

describe('event streams that are open at once', () => {
  it('are bounded for a person, and one that ends makes room for the next', async () => {
    const filing = await aFiling();
    const open: Watch<FilingUpdate>[] = [];
    expect(await opensAsManyAsItMay(filing.owner.caller, filing.id, open)).toBe(STREAMS.PERSON);
    open.pop()?.close();
    await expect
      .poll(() => opensAsManyAsItMay(filing.owner.caller, filing.id, open), { timeout: 10_000 })
      .toBe(1);
    for (const one of open) one.close();
  });

  it('are bounded for a key by itself, and for all people behind one address', async () => {
    const open: Watch<FilingUpdate>[] = [];
    const filing = await aFiling();
    expect(await opensAsManyAsItMay(desk.provider, filing.id, open)).toBe(STREAMS.KEY);
    let people = 0;
    for (let person = 0; person < 3; person += 1) {
      const own = await aFiling();
      people += await opensAsManyAsItMay(own.owner.caller, own.id, open);
    }
    expect(people).toBe(STREAMS.ADDRESS);
    for (const one of open) one.close();
  });

  it('give their place back where the filing is unknown', async () => {
    const stranger = await desk.applicant();
    const unknown = `fil_${'0'.repeat(26)}`;
    for (let turn = 0; turn <= STREAMS.PERSON; turn += 1) {
      const updates = await watchFiling(stranger.caller, unknown);
      expect((await updates.next())?.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      updates.close();
    }
  });
});

it('a subscription tells its cost with the first event, which grows with what it asks for', async () => {
  const filing = await aFiling();
  const costs: number[] = [];
  for (const fields of ['id', 'id materials { id } timeline { id } websites { id }']) {
    const query = `subscription ($id: ID!) { filingUpdated(id: $id) { ${fields} } }`;
    const updates = await watch<object>(filing.owner.caller, query, { id: filing.id });
    const first = (await updates.next()) as { extensions?: { cost: { requested: number; maximum: number } } };
    expect(first.extensions?.cost.maximum).toBe(6000);
    costs.push(first.extensions?.cost.requested ?? 0);
    updates.close();
  }
  expect(costs[0]).toBeGreaterThan(0);
  expect(costs[1]).toBeGreaterThan(costs[0] ?? Infinity);
});
