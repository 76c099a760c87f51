import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { databaseOf, type Database } from '../../prisma/database.ts';
import { openServer } from '../../prisma/server.ts';
import { aCompany } from '../testkit/companies.ts';
import { createMigrated, openEmbeddedForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

const AT_ONCE = 16;

/** A pool that is smaller than the number of requests at once must make them wait, never fail. */
describe.runIf(inject('serverTemplate'))('a pool of two connections', () => {
  let service: Service;
  let desk: Desk;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const place = await createMigrated();
    const database = databaseOf(await openServer({ url: place.url, poolSize: 2 }));
    drop = place.drop;
    service = await startService({ database });
    desk = await aDesk(service);
  });
  afterAll(async () => {
    await service.stop();
    await drop();
  });

  it('serves sixteen uploads that are asked for at once', async () => {
    const filing = await (await desk.applicant()).files(aCompany()).upTo('SAVE_DETAILS');
    await filing.consents('IDENTITY_PAPERS');
    const file = { kind: 'AUXILIARY', contentType: 'image/jpeg', bytes: 1000 };
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, () => filing.tries('requestMaterialUpload', file)),
    );
    expect(answers.map(({ __typename }) => __typename)).toEqual(
      answers.map(() => 'RequestMaterialUploadSuccess'),
    );
  });

  it('serves sixteen sessions that are minted at once, under keys', async () => {
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, i) =>
        desk.provider.mutate(
          'createApplicantSession',
          { externalRef: `user-${i}` },
          { key: `session-key-${i}` },
        ),
      ),
    );
    expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(
      new Set(['CreateApplicantSessionSuccess']),
    );
  });

  it('serves sixteen determinations at once, each of which asks the authority', async () => {
    const owners = await Promise.all(Array.from({ length: AT_ONCE }, () => desk.applicant()));
    const answers = await Promise.all(owners.map((owner) => owner.determines(aCompany())));
    expect(new Set(answers).size).toBe(AT_ONCE);
  });
});

describe('inside a transaction', () => {
  let database: Database;
  let service: Service;
  beforeAll(async () => {
    database = await openEmbeddedForTest({ watched: true });
    service = await startService({ database });
  });
  afterAll(() => service.stop());

  it('asking the pool is an error that says so, and asking the transaction is none', async () => {
    const { prisma } = database;
    const refused = /second connection/;
    await expect(prisma.$transaction(() => prisma.provider.count())).rejects.toThrow(refused);
    await expect(prisma.$transaction(() => database.executeSql('SELECT 1', []))).rejects.toThrow(refused);
    await expect(prisma.$transaction(() => prisma.$transaction((tx) => tx.provider.count()))).rejects.toThrow(
      refused,
    );
    expect(await prisma.$transaction((tx) => tx.provider.count())).toBe(await prisma.provider.count());
  });

  it('nobody asks the pool, on the whole way of a filing', async () => {
    const desk = await aDesk(service);
    const filing = await (await desk.applicant()).files(aCompany()).upTo('APPROVE');
    expect(await filing.state()).toBe('APPROVED');
    expect(service.log()).not.toContain('second connection');
  });
});
