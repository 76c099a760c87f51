import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldMoves } from '../../server/filing/statistics/fold.ts';
import { rebuildStatistics } from '../../server/filing/statistics/rebuild.ts';
import { aCompany } from '../testkit/companies.ts';
import { eachDatabase, isUsual, type DatabaseKind } from '../testkit/database.ts';
import { aDesk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';
import { commands, WAYS, type Model, type Outcome, type Real } from './model/commands.ts';
import { DRAWING } from './model/drawing.ts';
import { expectStatisticsAsFilings, statisticsIn } from './statistics/kept.ts';

/** Walks from each state: so many on the server where it answers, and one on the embedded database, which is slower. */
const WALKS = Number(process.env['MODEL_WALKS'] ?? 2);
const walksOn = (kind: DatabaseKind): number => (isUsual(kind) ? WALKS : 1);
const SEED = Number(process.env['MODEL_SEED'] ?? Date.now() % 2 ** 31);
const LABELS: Readonly<Record<Outcome, string | undefined>> = {
  approve: undefined,
  refuse: 'refuse1002',
  lapse: 'lapse',
};

eachDatabase((open, kind) => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ database: await open() });
  });
  afterAll(() => service.stop());

  describe('the state machine behind the API', () => {
    // A provider of its own, because its clock runs far ahead.
    const setup = async (outcome: Outcome): Promise<{ model: Model; real: Real }> => {
      const desk = await aDesk(service);
      const owner = await desk.applicant();
      const filing = await owner.files(aCompany(LABELS[outcome])).upTo('UPLOAD');
      const { version, timeline } = await filing.shown();
      const reviewer = await desk.reviewer();
      return {
        model: { state: 'DRAFT', version, lines: timeline.length, codeEntered: false, outcome, agreed: true },
        real: { filing, reviewer, serverId: await owner.usualServer() },
      };
    };

    it.each(WAYS)(
      'follows the drawing on any walk from $to, and changes nothing on a step the drawing does not have',
      async ({ to, outcome, moves }) => {
        await fc.assert(
          fc.asyncProperty(commands, async (walk) => {
            const { model, real } = await setup(outcome);
            for (const move of moves) await move(model, real);
            expect(model.state).toBe(to);
            await fc.asyncModelRun(() => ({ model, real }), walk);
            await foldMoves(service.services.database);
          }),
          { numRuns: walksOn(kind), seed: SEED, endOnFailure: true },
        );
      },
      180_000,
    );

    it('has counted on the way what is counted from the histories afterwards, however often it was looked at', async () => {
      const { database } = service.services;
      await expectStatisticsAsFilings(database);
      const kept = await statisticsIn(database);
      expect(kept.length).toBeGreaterThan(100);
      const tenants = await database.prisma.filing.findMany({
        distinct: ['providerId', 'mode'],
        select: { providerId: true, mode: true },
      });
      for (const tenant of tenants) await rebuildStatistics(database, tenant);
      expect(await statisticsIn(database)).toEqual(kept);
    });

    it('has a walk from every state of the drawing', () => {
      expect(WAYS.map(({ to }) => to).sort()).toEqual(Object.keys(DRAWING).sort());
    });
  });
});
