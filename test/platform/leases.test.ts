import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../prisma/database.ts';
import { freeAbandonedLeases, sweepLeases } from '../../server/platform/leases/abandoned.ts';
import { fence, LeaseLost, LeaseTaken, underLease, type Lease } from '../../server/platform/leases/lease.ts';
import { eachDatabase } from '../testkit/database.ts';
import { eventually } from './support/eventually.ts';
import { heldByAnother } from '../testkit/leases.ts';

const KEY = 'mail_1';

/** Work that goes on until it is told to end. */
const longWork = (): { work: () => Promise<void>; begun: Promise<void>; end: () => void } => {
  let begin = (): void => undefined;
  let end = (): void => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const over = new Promise<void>((resolve) => (end = resolve));
  const work = (): Promise<void> => {
    begin();
    return over;
  };
  return { work, begun, end: () => end() };
};

eachDatabase((open, kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterEach(() => database.prisma.lease.deleteMany());

  const row = () => database.prisma.lease.findUnique({ where: { key: KEY } });

  /** What a run writes, it writes behind the fence. */
  const write = (lease: Lease, text: string) =>
    database.prisma.$transaction(async (tx) => {
      await fence(tx, lease);
      written.push(text);
    });
  const written: string[] = [];
  afterEach(() => void written.splice(0));

  describe('two replicas that want the same piece of work', () => {
    it('do it one after the other when they are patient', async () => {
      const order: string[] = [];
      const replica = (name: string) =>
        underLease(
          database,
          KEY,
          async () => {
            order.push(`${name} in`);
            await wait(60);
            order.push(`${name} out`);
          },
          { patienceMs: 60_000 },
        );
      await Promise.all([replica('a'), replica('b'), replica('c')]);
      expect(order.map((each) => each.slice(2))).toEqual(['in', 'out', 'in', 'out', 'in', 'out']);
      expect(await row()).toBeNull();
    });

    it('do it once when they are not: the second is told so at once', async () => {
      const { work, begun, end } = longWork();
      const first = underLease(database, KEY, work);
      await begun;
      await expect(underLease(database, KEY, () => Promise.resolve())).rejects.toBeInstanceOf(LeaseTaken);
      end();
      await first;
    });

    it('do not get into each other’s way over two pieces of work', async () => {
      await underLease(database, KEY, () => underLease(database, 'mail_2', () => Promise.resolve()));
    });

    it('are both done when the first one failed', async () => {
      const failed = underLease(database, KEY, () => Promise.reject(new Error('on purpose')));
      await expect(failed).rejects.toThrow('on purpose');
      expect(await underLease(database, KEY, () => Promise.resolve('done'))).toBe('done');
    });
  });

  describe('a lease', () => {
    it('passes on when its holder died, and not before', async () => {
      await heldByAnother(database, KEY, 2_000);
      await expect(underLease(database, KEY, () => Promise.resolve())).rejects.toBeInstanceOf(LeaseTaken);
      const from = Date.now();
      await underLease(database, KEY, () => Promise.resolve(), { patienceMs: 10_000 });
      expect(Date.now() - from).toBeGreaterThan(100);
    });

    it('stays with a holder that is alive for longer than it was taken for', async () => {
      const { work, begun, end } = longWork();
      // Long enough for a renewal that a busy machine holds up.
      const held = underLease(database, KEY, work, { leaseMs: 1_500 });
      await begun;
      const other = underLease(database, KEY, () => Promise.resolve(), { patienceMs: 2_500 });
      await expect(other).rejects.toBeInstanceOf(LeaseTaken);
      end();
      await held;
    });

    it('that was lost is noticed, and not given back for its new holder', async () => {
      const signal = await underLease(
        database,
        KEY,
        async (lease) => {
          await heldByAnother(database, KEY, 60_000);
          await eventually('the renewal that fails', () => lease.signal.aborted);
          return lease.signal;
        },
        { leaseMs: 300 },
      );
      expect(signal.aborted).toBe(true);
      expect(await row()).toMatchObject({ holder: 'another' });
    });
  });

  describe('a worker that comes back late', () => {
    it('writes nothing when another one has taken over', async () => {
      const late = underLease(database, KEY, async (lease) => {
        await write(lease, 'in time');
        await heldByAnother(database, KEY, 60_000);
        await write(lease, 'late');
      });
      await expect(late).rejects.toBeInstanceOf(LeaseLost);
      expect(written).toEqual(['in time']);
    });

    it('writes nothing when another one has even finished', async () => {
      const late = underLease(database, KEY, async (lease) => {
        await heldByAnother(database, KEY, -1);
        await underLease(database, KEY, (other) => write(other, 'the other'));
        await write(lease, 'late');
      });
      await expect(late).rejects.toBeInstanceOf(LeaseLost);
      expect(written).toEqual(['the other']);
    });

    it('still writes where nobody has taken over', async () => {
      await underLease(database, KEY, async (lease) => {
        await database.prisma.lease.update({ where: { key: KEY }, data: { until: new Date(0) } });
        await write(lease, 'late');
      });
      expect(written).toEqual(['late']);
    });

    it.runIf(kind === 'postgresql')('keeps others out until what it writes is committed', async () => {
      const order: string[] = [];
      await underLease(database, KEY, async (lease) => {
        let taken: Promise<unknown> = Promise.resolve();
        await database.prisma.$transaction(async (tx) => {
          await fence(tx, lease);
          await tx.$executeRaw`UPDATE "Lease" SET "until" = now() - interval '1 second' WHERE key = ${KEY}`;
          taken = underLease(database, KEY, () => Promise.resolve(void order.push('taken')), {
            patienceMs: 5_000,
          });
          await wait(200);
          order.push('written');
        });
        await taken;
      });
      expect(order).toEqual(['written', 'taken']);
    });
  });

  it('what a killed process held is free at the start of an embedded database, where nobody else can hold it', async () => {
    await heldByAnother(database, KEY, 60_000);
    await freeAbandonedLeases(database);
    expect((await row())?.holder ?? null).toBe(kind === 'pglite' ? null : 'another');
  });

  it('what nobody has taken up for a day is swept away, and nothing else', async () => {
    await heldByAnother(database, KEY, -25 * 3_600_000);
    await database.prisma.lease.create({ data: { key: 'mail_2', holder: 'dead', until: new Date() } });
    await sweepLeases(database);
    expect((await database.prisma.lease.findMany()).map(({ key }) => key)).toEqual(['mail_2']);
  });
});
