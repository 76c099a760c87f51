import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { projectRoot } from '../../../prisma/root.ts';
import { EXAMPLES, type Example } from '../../../server/http/docs/examples.ts';
import type { Language } from '../../testkit/caller.ts';
import { contract } from '../../testkit/contract.ts';
import { openForTest } from '../../testkit/database.ts';
import { closeProvidersServers } from '../../testkit/providers-server.ts';
import { startService } from '../../testkit/service.ts';
import type { Heard } from './recorder.ts';
import { tourOf } from './tour.ts';

// Two whole filings in each language, papers included: a busy machine must not decide.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 400_000 });

const RECORDING = process.env['RECORD_EXAMPLES'] === '1';

/** One rehearsal in a service of its own, as samples of the same companies are filed in each. */
async function rehearsed(language: Language): Promise<Map<string, Heard>> {
  const service = await startService({
    database: await openForTest(),
    realLimits: true,
    env: { OUTGOING_ALLOW: '127.0.0.1' },
  });
  const told = await tourOf(service, language);
  await service.stop();
  return told;
}

let now: Record<string, Example>;
beforeAll(async () => {
  const [english, chinese] = await Promise.all([rehearsed('en'), rehearsed('zh-CN')]);
  now = Object.fromEntries(
    [...english].map(([name, { answer, ...sent }]) => {
      const inChinese = chinese.get(name)?.answer;
      const differs = JSON.stringify(inChinese) !== JSON.stringify(answer);
      return [name, { ...sent, answers: { en: answer, ...(differs ? { 'zh-CN': inChinese } : {}) } }];
    }),
  );
});
afterAll(closeProvidersServers);

const OPERATIONS = [
  contract.getQueryType(),
  contract.getMutationType(),
  contract.getSubscriptionType(),
].flatMap((type) => Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name ?? ''}.${field}`));

it.runIf(RECORDING)('the examples are recorded', () => {
  const path = join(projectRoot, 'server/http/docs/examples.json');
  writeFileSync(path, `${JSON.stringify(now, null, 2)}\n`);
});

describe.skipIf(RECORDING)('the examples of the reference', () => {
  it('are there for every query, mutation and subscription, and for nothing else', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual([...OPERATIONS].sort());
  });

  it.each(OPERATIONS)('%s is sent and answered as it was recorded, with the cost that is told', (name) => {
    expect(now[name]).toEqual(EXAMPLES[name]);
  });

  it.each(OPERATIONS)('%s is a document that the contract allows', (name) => {
    expect(validate(contract, parse(EXAMPLES[name]?.document ?? ''))).toEqual([]);
  });

  it('hold no secret, and no address of this machine', () => {
    expect(JSON.stringify(EXAMPLES)).not.toMatch(
      /127\.0\.0\.1|localhost|whsec_(?!MfKQ9r8G…)|(?:sk|rk|pk)_(?:test|live)_(?!3f8Kq…)|eyJ(?!hbGciOiJIUzI1NiJ9…)/,
    );
  });
});
