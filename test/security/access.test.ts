import { beforeAll, describe, expect, it } from 'vitest';
import { Forbidden } from '../../schema/rules/failures.ts';
import {
  asApplicant,
  asSecretKey,
  asStaff,
  filingScope,
  filingWebsiteScope,
  mayReveal,
  rolesOf,
  subjectScope,
} from '../../server/platform/tenancy/access.ts';
import type { Actor } from '../../server/platform/tenancy/actor.ts';
import { addFiling } from './kit/filings.ts';
import { usualDatabase } from '../testkit/database.ts';
import { openTenants } from './kit/tenants.ts';
import type { Tenants } from './kit/tenants.ts';

usualDatabase((open) => {
  let world: Tenants;
  let mine: string;
  let neighbours: string;
  let live: string;
  let foreign: string;
  let applicants: Record<'mine' | 'neighbour' | 'live' | 'foreign', string>;

  beforeAll(async () => {
    world = await openTenants(open);
    const { cloud, other } = world;
    applicants = {
      mine: (await cloud.applicantSession('me')).subjectId,
      neighbour: (await cloud.applicantSession('neighbour')).subjectId,
      live: (await cloud.applicantSession('me', 'LIVE')).subjectId,
      foreign: (await other.applicantSession('me')).subjectId,
    };
    mine = (await addFiling(world, cloud.tenant('TEST'), applicants.mine)).filing.id;
    neighbours = (await addFiling(world, cloud.tenant('TEST'), applicants.neighbour)).filing.id;
    live = (await addFiling(world, cloud.tenant('LIVE'), applicants.live)).filing.id;
    foreign = (await addFiling(world, other.tenant('TEST'), applicants.foreign)).filing.id;
  });

  const session = { mintedAt: new Date(0), keyId: null };
  const sessionExpiresAt = new Date(0);
  const actors = (): Record<string, Actor> => {
    const test = world.cloud.tenant('TEST');
    return {
      applicant: { ...test, kind: 'APPLICANT', applicantId: applicants.mine, session, sessionExpiresAt },
      staff: { ...test, kind: 'STAFF', staffId: 'stf_x', roles: ['REVIEWER'], session, sessionExpiresAt },
      secretKey: { ...test, kind: 'SECRET_KEY', keyId: 'key_x', keyName: 'x', scopes: null },
      hostPage: { ...test, kind: 'HOST_PAGE', keyId: 'key_y' },
      anonymous: { kind: 'ANONYMOUS' },
      liveStaff: {
        ...world.cloud.tenant('LIVE'),
        kind: 'STAFF',
        staffId: 'stf_x',
        roles: ['REVIEWER'],
        session,
        sessionExpiresAt,
      },
      otherStaff: {
        ...world.other.tenant('TEST'),
        kind: 'STAFF',
        staffId: 'stf_y',
        roles: ['REVIEWER'],
        session,
        sessionExpiresAt,
      },
    };
  };

  describe('the scope of filings', () => {
    it.each([
      ['applicant', () => [mine]],
      ['staff', () => [mine, neighbours]],
      ['secretKey', () => [mine, neighbours]],
      ['hostPage', () => []],
      ['anonymous', () => []],
      ['liveStaff', () => [live]],
      ['otherStaff', () => [foreign]],
    ] as const)('lets %s see exactly the rows it may', async (name, expected) => {
      const actor = actors()[name] ?? { kind: 'ANONYMOUS' };
      const rows = await world.tx.filing.findMany({ where: filingScope(actor), select: { id: true } });
      expect(rows.map((one) => one.id).sort()).toEqual([...expected()].sort());
      const sites = await world.tx.filingWebsite.findMany({
        where: filingWebsiteScope(actor),
        select: { filingId: true },
      });
      expect(sites.map((one) => one.filingId).sort()).toEqual([...expected()].sort());
      expect(await world.tx.subject.count({ where: subjectScope(actor) })).toBe(expected().length);
    });

    it('gives an id of another tenant, mode or applicant the answer of an unknown id', async () => {
      const actor = actors()['applicant'] ?? { kind: 'ANONYMOUS' };
      for (const id of [neighbours, live, foreign, 'fil_00000000000000000000000000']) {
        expect(await world.tx.filing.findFirst({ where: { AND: [{ id }, filingScope(actor)] } })).toBeNull();
      }
    });

    it('cannot be widened by a condition put beside it', async () => {
      const actor = actors()['hostPage'] ?? { kind: 'ANONYMOUS' };
      expect(
        await world.tx.filing.findFirst({ where: { AND: [{ id: mine }, filingScope(actor)] } }),
      ).toBeNull();
    });
  });

  describe('roles', () => {
    it('are told apart, and only people see personal data in clear', () => {
      const { applicant, staff, secretKey, hostPage, anonymous, liveStaff } = actors();
      const all = [applicant, staff, secretKey, hostPage, anonymous].map(
        (one) => one ?? { kind: 'ANONYMOUS' as const },
      );
      expect(all.map(mayReveal)).toEqual([true, true, false, false, false]);
      expect(rolesOf(liveStaff ?? { kind: 'ANONYMOUS' })).toMatchObject({
        staff: true,
        testMode: false,
        applicant: false,
        known: true,
      });
      expect(rolesOf({ kind: 'ANONYMOUS' })).toMatchObject({ anyone: true, known: false, testMode: false });
      const passes = (guard: (actor: Actor) => unknown) =>
        all.map((one) => {
          try {
            guard(one);
            return true;
          } catch (error) {
            if (error instanceof Forbidden) return false;
            throw error;
          }
        });
      expect(passes(asApplicant)).toEqual([true, false, false, false, false]);
      expect(passes(asStaff)).toEqual([false, true, false, false, false]);
      expect(passes(asSecretKey)).toEqual([false, false, true, false, false]);
    });
  });
});
