import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { openBody } from '../../../server/authority/connector/storing/messages.ts';
import type { AuthorityPort } from '../../../server/authority/port.ts';
import { VERSION_3_0, writeDocument } from '../../../server/authority/protocol/documents/document.ts';
import { AuthorityUnavailable } from '../../../schema/rules/failures.ts';
import type { Tenant } from '../../../server/platform/tenancy/actor.ts';
import {
  accessTo,
  acceptedAt,
  accountRow,
  messagesOf,
  openConnectorWorld,
  submissionOf,
  takeAll,
  tenantOf,
  type ConnectorWorld,
} from './support/world.ts';

let world: ConnectorWorld;
let tenant: Tenant;
let ispId: bigint;
let connector: AuthorityPort;

beforeAll(async () => {
  world = await openConnectorWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  const fresh = await world.newTenant();
  tenant = tenantOf(fresh);
  ispId = fresh.ispId;
  connector = world.newConnector();
});

/** Other sites than the first: their subjects have no order yet. */
const SITES = [
  { websiteNumber: '浙ICP备2021000001号-1', password: 'shili-2021' },
  { websiteNumber: '浙ICP备2021000002号-1', password: 'bohui-2021' },
  { websiteNumber: '浙ICP备2021000004号-1', password: 'manshen-2021' },
] as const;

const submit = (id: string, site: (typeof SITES)[number] = SITES[0]) =>
  connector.submit(tenant, submissionOf(id), [accessTo(site)]);

describe('a hand-over', () => {
  it('goes under the numbers 1, 2, 3 and each under one of its own', async () => {
    for (const [index, site] of SITES.entries())
      expect(await submit(`s${index}`, site)).toEqual({ accepted: true, sequence: BigInt(index + 1) });
    expect((await acceptedAt(world, ispId)).map(({ sequence, name }) => [sequence, name])).toEqual([
      [1n, 'beianinfo1.xml'],
      [2n, 'beianinfo2.xml'],
      [3n, 'beianinfo3.xml'],
    ]);
    expect((await accountRow(world, tenant)).lastSequence).toBe(3n);
  });

  it('is sent once however often it is asked for', async () => {
    const first = await submit('again');
    expect(await submit('again')).toEqual(first);
    expect(await world.newConnector().submit(tenant, submissionOf('again'), [accessTo()])).toEqual(first);
    expect(await acceptedAt(world, ispId)).toHaveLength(1);
  });

  it('keeps what was sent, sealed and findable by its filing', async () => {
    await submit('kept');
    const [message] = await world.database.prisma.authorityMessage.findMany({
      where: { filingIds: { has: 'fil_of_kept' } },
    });
    expect(message).toMatchObject({ direction: 'SENT', operation: 'XZJR', status: 'ACCEPTED', sequence: 1n });
    expect(Buffer.from(message?.body ?? []).includes('UploadData')).toBe(false);
    const sealer = await world.privacy.forProvider(tenant.providerId);
    expect(message && openBody<{ xml: string }>(sealer, message)?.xml).toContain('浙ICP备2021000001号-1');
  });

  it('carries its papers to the authority', async () => {
    const jpeg = Buffer.from('a picture');
    await connector.submit(tenant, submissionOf('papers'), [
      accessTo({
        attachments: [
          { use: 1, owner: 'WEBSITE', ownerNumber: SITES[0].websiteNumber, jpeg },
          { use: 2, owner: 'SUBJECT', ownerNumber: '浙ICP备2021000001号', jpeg },
        ],
      }),
    ]);
    const [row] = await messagesOf(world, tenant);
    const sealer = await world.privacy.forProvider(tenant.providerId);
    const xml = (row && openBody<{ xml: string }>(sealer, row)?.xml) ?? '';
    expect(xml.match(new RegExp(jpeg.toString('base64'), 'g'))).toHaveLength(2);
  });

  it('is refused before it is sent when it breaks a rule, and says which', async () => {
    const outcome = await connector.submit(tenant, submissionOf('bad'), [
      accessTo({ ipRanges: [{ first: 'nowhere', last: 'nowhere' }] }),
    ]);
    expect(outcome).toMatchObject({ accepted: false, retry: false, code: null });
    expect(outcome.accepted ? '' : outcome.message).toMatch(/Qsip.*range/);
    expect(await acceptedAt(world, ispId)).toEqual([]);
    expect(await submit('good')).toEqual({ accepted: true, sequence: 1n });
  });
});

describe('an answer that is lost', () => {
  const lose = (
    fault: 'drop-before-commit' | 'drop-after-commit' | 'truncated' | 'html' | 'handled-twice',
    times = 1,
  ) => world.front.control.arm({ ispId, method: 'isp_upload', times, play: { fault } });

  /** What the authority has cannot be learnt so many times, after the first look of a process. */
  const noStanding = (times: number) =>
    world.front.control.arm({
      ispId,
      method: 'isp_querypreviousupload',
      after: 1,
      times,
      play: { code: 901 },
    });

  test.each(['drop-before-commit', 'drop-after-commit', 'truncated', 'html', 'handled-twice'] as const)(
    'as by "%s" makes neither a duplicate nor a gap',
    async (fault) => {
      lose(fault);
      expect(await submit('lost')).toEqual({ accepted: true, sequence: 1n });
      expect(await submit('next', SITES[1])).toEqual({ accepted: true, sequence: 2n });
      expect((await acceptedAt(world, ispId)).map(({ sequence }) => sequence)).toEqual([1n, 2n]);
    },
  );

  it('is settled before anything else is sent, also by another process', async () => {
    lose('drop-after-commit');
    noStanding(2);
    await expect(submit('lost')).rejects.toBeInstanceOf(AuthorityUnavailable);
    const other = world.newConnector();
    // Still unknown: nothing overtakes it.
    await expect(other.submit(tenant, submissionOf('next'), [accessTo(SITES[1])])).rejects.toBeInstanceOf(
      AuthorityUnavailable,
    );
    expect(await acceptedAt(world, ispId)).toHaveLength(1);
    expect(await other.submit(tenant, submissionOf('next'), [accessTo(SITES[1])])).toEqual({
      accepted: true,
      sequence: 2n,
    });
    expect(await other.submit(tenant, submissionOf('lost'), [accessTo()])).toEqual({
      accepted: true,
      sequence: 1n,
    });
  });

  it('compares the content, not only the number', async () => {
    // Another system uploads under our account while our own upload never arrives.
    lose('drop-before-commit');
    noStanding(1);
    await expect(submit('ours')).rejects.toBeInstanceOf(AuthorityUnavailable);
    const foreign = writeDocument({
      root: 'UploadData',
      version: VERSION_3_0,
      content: { ICP: { ZXBA: { Zx_xx: [{ Zxlb: 2, Jlid: 77, Zxly: 1 }] }, Qqdwid: Number(ispId) } },
    });
    await world.front.brain.receiveUpload(ispId, {
      sequence: 1n,
      file: { name: 'beianinfo.xml', bytes: Buffer.from(foreign) },
      operation: { kind: 'NOTED' },
    });
    expect(await submit('ours')).toEqual({ accepted: true, sequence: 2n });
    expect(await acceptedAt(world, ispId)).toHaveLength(2);
    expect(world.logged().some(({ event }) => event === 'authority.foreign_upload')).toBe(true);
  });
});

it('goes on from the authority’s number when ours is older, as after a restored backup', async () => {
  await submit('one');
  await world.database.prisma.authorityMessage.deleteMany({ where: tenant });
  await world.database.prisma.authorityAccount.updateMany({ where: tenant, data: { lastSequence: 0n } });
  const restored = world.newConnector();
  expect(await restored.submit(tenant, submissionOf('two'), [accessTo(SITES[1])])).toEqual({
    accepted: true,
    sequence: 2n,
  });
});

it('sends nothing outside the hours set for uploads', async () => {
  const quiet = tenantOf(await world.newTenant({ uploadHours: [{ from: '00:00', to: '00:00' }] }));
  expect(await connector.submit(quiet, submissionOf('night'), [accessTo()])).toMatchObject({
    accepted: false,
    code: 20,
    retry: true,
  });
});

it('leaves the authority alone for a while after it asked to come back later', async () => {
  const paused = await world.newTenant({ schedule: { retry: 60 } });
  world.front.control.arm({ ispId: paused.ispId, method: 'isp_upload', times: 1, play: { code: 15 } });
  const turn = () => connector.submit(tenantOf(paused), submissionOf('later'), [accessTo()]);
  expect(await turn()).toMatchObject({ code: 15, retry: true });
  expect(await turn()).toMatchObject({ accepted: false, code: null, retry: true });
  await world.database.prisma.authorityAccount.updateMany({
    where: tenantOf(paused),
    data: { pausedUntil: new Date(0) },
  });
  expect(await turn()).toEqual({ accepted: true, sequence: 1n });
});

it('brings a hand-over to its approval over the wire', async () => {
  const access = accessTo(SITES[0]);
  await connector.submit(tenant, submissionOf('whole'), [access]);
  for (const text of await world.front.brain.inbox(ispId)) await world.front.brain.enterCode(ispId, text);
  world.front.advanceDays(8);
  const files = await takeAll(world, connector, tenant);
  expect(files.flatMap(({ results }) => results)).toMatchObject([
    { accessId: access.accessId, outcome: 'APPROVED', code: 1001, opinion: '同意' },
  ]);
  expect(files.flatMap(({ records }) => records)).toMatchObject([
    {
      subjectNumber: '浙ICP备2021000001号',
      websites: [
        {
          websiteNumber: '浙ICP备2021000001号-1',
          accesses: [{ providerAccessId: access.accessId, ours: true }],
        },
      ],
    },
  ]);
});

it('writes neither secrets nor personal data into the log', () => {
  const text = JSON.stringify(world.logged());
  expect(text).not.toMatch(/shili-2021|bohui-2021|ICPmm|pwdHash|Fzr_|杭州示例/);
});
