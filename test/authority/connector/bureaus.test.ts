import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAdministration } from '../../../server/authority/connector/administration.ts';
import { ProvinceServedTwice } from '../../../server/authority/connector/storing/bureaus.ts';
import { createStore } from '../../../server/authority/connector/storing/store.ts';
import { createProtocolClient } from '../../../server/authority/protocol/client.ts';
import { handOver } from '../../../server/filing/handover/hand-over.ts';
import { pollResults } from '../../../server/filing/handover/results.ts';
import { OPERATOR } from '../../../server/platform/tenancy/audit.ts';
import { rehearsalSecret } from '../../../server/rehearsal/authority/connect.ts';
import { connectionFor } from '../../../server/rehearsal/authority/front/accounts.ts';
import { whoseOf } from '../../../server/watch/standing.ts';
import { commandOf } from '../../../server/watch/alarms.ts';
import { stopped } from '../../../server/watch/finding/account.ts';
import { aCompany, aCompanyOfGuangdong } from '../../testkit/companies.ts';
import { openForTest } from '../../testkit/database.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
import type { Filing } from '../../testkit/filing.ts';
import { startService, type Service } from '../../testkit/service.ts';

const GUANGDONG = '440000';
const ZHEJIANG = '330000';

let service: Service;
/** Its account for all is the rehearsal's own; that of Guangdong is another one there, with numbers and files of its own. */
let desk: Desk;
/** Whose account at the rehearsal stands in for the bureau of Guangdong. */
let other: Desk;

const prisma = () => service.services.database.prisma;
const administration = () => {
  const { database, privacy, log } = service.services;
  const store = createStore({ database, privacy, log, now: () => new Date() });
  return createAdministration({ store, log, openClient: createProtocolClient });
};
const settings = async (of: Desk) => ({
  connection: await connectionFor(service.brain, of.tenant.providerId, {
    origin: service.url,
    secret: rehearsalSecret(service.services.privacy),
  }),
  schedule: { retry: 0 },
});

beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
  other = await aDesk(service);
  const at = { ...desk.tenant, bureau: GUANGDONG };
  await administration().set(at, await settings(other), OPERATOR, [GUANGDONG]);
});
afterAll(() => service.stop());

const atGuangdong = () => ({ ...desk.tenant, bureau: GUANGDONG });
const queued = async (company = aCompany()): Promise<Filing> =>
  (await desk.applicant()).files(company).upTo('PASS');
const submissionOf = ({ id: filingId }: Filing) =>
  prisma().submission.findFirstOrThrow({ where: { filingId }, orderBy: { attempt: 'desc' } });
const accessIdOf = async ({ id: filingId }: Filing): Promise<bigint> =>
  (await prisma().filingWebsite.findFirstOrThrow({ where: { filingId } })).accessId ?? 0n;

/** Has one of the two bureaus send a file. */
const sends = async (from: Desk, icp: string): Promise<void> => {
  const ispId = await service.brain.accountOf(from.tenant.providerId);
  const xml = `<?xml version="1.0" encoding="GBK"?><DownloadData version="V.3.0"><ICP>${icp}</ICP></DownloadData>`;
  await service.brain.play(ispId, { kind: 'XML', xml });
  await pollResults(service.services, from === other ? atGuangdong() : desk.tenant);
};
const approves = (accessId: bigint): string =>
  `<BAJG><GJSHS><Gjsh><Shsj>2026-12-05 10:00:00</Shsj><Shyj>同意</Shyj><Shjg>1</Shjg><Czlx>3</Czlx><Jlid>${accessId}</Jlid></Gjsh></GJSHS></BAJG>`;

describe('a provider with an account for one bureau and one for all others', () => {
  it('hands each order over by the account of its province, each with numbers of its own', async () => {
    const [zhejiang, guangdong] = [await queued(), await queued(aCompanyOfGuangdong())];
    await handOver(service.services, desk.tenant);
    expect(await submissionOf(zhejiang)).toMatchObject({ status: 'ACCEPTED', bureau: '', sequence: 1n });
    expect(await submissionOf(guangdong)).toMatchObject({
      status: 'ACCEPTED',
      bureau: GUANGDONG,
      sequence: 1n,
    });
    const accounts = await prisma().authorityAccount.findMany({ where: desk.tenant });
    expect(accounts.map(({ lastSequence }) => lastSequence)).toEqual([1n, 1n]);
  });

  it('lets a word of one bureau decide nothing that went to another', async () => {
    const filing = await queued(aCompanyOfGuangdong());
    await handOver(service.services, desk.tenant);
    const before = await filing.state();
    await sends(desk, approves(await accessIdOf(filing)));
    expect(await filing.state()).toBe(before);
    await sends(other, approves(await accessIdOf(filing)));
    expect(await filing.state()).toBe('APPROVED');
  });

  it('goes on at one bureau while the account of another is stopped, and says which one is', async () => {
    // The one that cannot go is the older one.
    const [guangdong, zhejiang] = [await queued(aCompanyOfGuangdong()), await queued()];
    const row = await prisma().authorityAccount.findFirstOrThrow({ where: atGuangdong() });
    const stop = { stoppedAt: new Date(), stoppedCode: 5, stoppedReason: 'the password is wrong' };
    await prisma().authorityAccount.update({ where: { id: row.id }, data: stop });
    await handOver(service.services, desk.tenant).catch(() => undefined);
    expect((await submissionOf(zhejiang)).status).toBe('ACCEPTED');
    expect((await submissionOf(guangdong)).status).toBe('SENDING');
    const asked = `query ($id: ID!) { filing(id: $id) { handOverFault { code retryable } } }`;
    type Shown = { filing: { handOverFault: object | null } };
    const shown = await desk.provider.query<Shown>(asked, { id: guangdong.id });
    expect(shown.filing.handOverFault).toMatchObject({ code: 5, retryable: false });

    const found = (await stopped(service.services)).filter(({ targetId }) => targetId === row.id);
    const [alarm] = await whoseOf(
      prisma(),
      found.map(({ facts, targetId, since }) => ({
        id: 'alm_1',
        ...desk.tenant,
        kind: 'ACCOUNT_STOPPED' as const,
        targetId,
        facts: facts ?? {},
        since,
        raisedAt: since,
        clearedAt: null,
        standsFor: null,
        mailedAt: null,
      })),
    );
    expect(commandOf('ACCOUNT_STOPPED', alarm?.whose ?? null)).toMatch(
      /^jieru authority check .*--mode test --bureau 440000$/,
    );

    expect(await administration().check(atGuangdong(), OPERATOR)).toMatchObject({ ok: true });
    await handOver(service.services, desk.tenant);
    expect((await submissionOf(guangdong)).status).toBe('ACCEPTED');
  });

  it('keeps an order by the account it was begun by, though another is for its province by then', async () => {
    const filing = await queued();
    await prisma().submission.updateMany({
      where: { filingId: filing.id },
      data: { status: 'SENDING', bureau: GUANGDONG },
    });
    await prisma().filingWebsite.updateMany({
      where: { filingId: filing.id },
      data: { accessId: 7_000_001n },
    });
    await handOver(service.services, desk.tenant);
    expect(await submissionOf(filing)).toMatchObject({ status: 'ACCEPTED', bureau: GUANGDONG });
  });

  it('keeps entries with the same key from two bureaus apart, and says by which each came', async () => {
    const entry =
      '<XGTZ><Tzxx><Tzid>77</Tzid><Bt>通知</Bt><Nr>请核对</Nr><Fbsj>2026-12-01 10:00:00</Fbsj></Tzxx></XGTZ>';
    await sends(desk, entry);
    await sends(other, entry);
    await sends(other, entry);
    const entries = await prisma().authorityNotice.findMany({
      where: { ...desk.tenant, list: { in: ['XGTZ', 'FILE'] } },
    });
    expect(entries.map(({ bureau }) => bureau).toSorted()).toEqual(['', GUANGDONG]);
    expect(await prisma().authorityNotice.count({ where: other.tenant })).toBe(0);
  });

  it('keeps two files of the same name from two bureaus', async () => {
    const { authority, database } = service.services;
    for (const at of [desk.tenant, atGuangdong()]) {
      const account = await database.prisma.authorityAccount.findFirstOrThrow({
        where: { ...desk.tenant, bureau: 'bureau' in at ? GUANGDONG : '' },
      });
      await database.prisma.authorityMessage.create({
        data: {
          id: `msg_same_${account.bureau}`,
          ...desk.tenant,
          bureau: account.bureau,
          direction: 'RECEIVED',
          method: 'isp_download',
          fileName: '20261201_1.xml',
          status: 'APPLIED',
          at: new Date(),
        },
      });
    }
    const names = await prisma().authorityMessage.count({
      where: { ...desk.tenant, fileName: '20261201_1.xml' },
    });
    expect(names).toBe(2);
    expect(await authority.accounts()).toEqual(
      expect.arrayContaining([expect.objectContaining(atGuangdong()), { ...desk.tenant, bureau: '' }]),
    );
  });

  it('sends no province by two accounts, and lets each provider have its own for the same', async () => {
    const [shown] = [await administration().show(atGuangdong())];
    expect(shown).toMatchObject({ bureau: GUANGDONG, provinces: [GUANGDONG] });
    const own = await settings(desk);
    await expect(
      administration().set({ ...desk.tenant, bureau: ZHEJIANG }, own, OPERATOR, [ZHEJIANG, GUANGDONG]),
    ).rejects.toThrow(ProvinceServedTwice);
    expect(await prisma().authorityAccount.count({ where: { ...desk.tenant, bureau: ZHEJIANG } })).toBe(0);
    await administration().set({ ...other.tenant, bureau: GUANGDONG }, own, OPERATOR, [GUANGDONG]);
    expect(await administration().show(atGuangdong())).toMatchObject({ provinces: [GUANGDONG] });
  });
});
