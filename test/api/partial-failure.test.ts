import { randomUUID } from 'node:crypto';
import { isNonNullType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../testkit/caller.ts';
import { contract } from '../testkit/contract.ts';
import { usualDatabase } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

describe('every mutation', () => {
  it('may fail alone: its field is nullable', () => {
    const fields = Object.values(contract.getMutationType()?.getFields() ?? {});
    expect(fields.length).toBeGreaterThan(30);
    expect(fields.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([]);
  });
});

usualDatabase((open) => {
  let service: Service;
  let desk: Desk;
  beforeAll(async () => {
    service = await startService({ database: await open() });
    desk = await aDesk(service);
  });
  afterAll(() => service.stop());
  const keysNamed = (name: string): Promise<number> =>
    service.services.database.prisma.apiKey.count({ where: { ...desk.tenant, name } });

  it('a field that fails leaves what another one did, its secret included', async () => {
    const key = randomUUID();
    const send = () =>
      desk.provider.ask<Record<'a' | 'b', Result | null>>(
        `mutation { a: createApiKey(input: { kind: SECRET, name: "beside" }) { ... on CreateApiKeySuccess { id key } }
          b: startFiling(input: { determinationId: "det_x" }) { __typename } }`,
        {},
        { key },
      );
    const first = await send();
    expect(String(first.data?.a?.['key'])).toMatch(/^sk_test_/);
    expect(first.data?.b).toBeNull();
    expect(first.errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['b'], 'FORBIDDEN'],
    ]);
    const again = await send();
    expect(again.text).toBe(first.text);
    expect(again.status).toBe(first.status);
    expect(await keysNamed('beside')).toBe(1);
  });
});
