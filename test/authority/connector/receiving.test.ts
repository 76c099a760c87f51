import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { openNotice } from '../../../server/authority/connector/storing/notices.ts';
import { createReceiving } from '../../../server/authority/connector/receiving.ts';
import type { AuthorityPort } from '../../../server/authority/port.ts';
import type { FaultName } from '../../../server/rehearsal/authority/front/faults/catalogue.ts';
import {
  PLAY_NAMES,
  playedDocument,
  type PlayName,
} from '../../../server/rehearsal/authority/front/plays/play.ts';
import { AuthorityUnavailable } from '../../../schema/rules/failures.ts';
import type { Tenant } from '../../../server/platform/tenancy/actor.ts';
import {
  applied,
  messagesOf,
  openConnectorWorld,
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

const play = (name: PlayName) =>
  world.front.brain.play(ispId, playedDocument(name, ispId, world.front.now()));
const waiting = () => world.front.brain.nextFile(ispId);
const fault = (name: FaultName, times: number, method: 'isp_download' | 'isp_downloadack' = 'isp_download') =>
  world.front.control.arm({ ispId, method, times, play: { fault: name } });
const notices = () =>
  world.database.prisma.authorityNotice.findMany({ where: tenant, orderBy: { id: 'asc' } });

/** Which lists each kind of download leaves for the desk; the others become results, records or code tables. */
const LISTS: Record<PlayName, string[]> = {
  BAJG: [],
  BASJ: ['BASJ'],
  ZXSJ: ['ZXSJ'],
  HMDLB: ['HMDLB', 'HMDLB'],
  FFJRHMD: ['FFJRHMD'],
  WBAWZLB: ['WBAWZLB'],
  HSRW: ['HSRW'],
  HCJG: ['HCJG', 'HCJG', 'HCJG', 'HCJG'],
  XGTZ: ['XGTZ'],
  JCDM: [],
  SJTB: ['BASJ'],
  'IP-BAJG': ['IP'],
};

describe('every kind of download', () => {
  test.each(PLAY_NAMES)('%s is stored, applied once and acknowledged', async (name) => {
    const fileName = await play(name);
    const [file] = await takeAll(world, connector, tenant);
    expect(file?.fileName).toBe(fileName);
    expect(await waiting()).toBeNull();
    const [message] = await messagesOf(world, tenant);
    expect(message).toMatchObject({ fileName, status: 'APPLIED', direction: 'RECEIVED' });
    expect(message?.acknowledgedAt).not.toBeNull();
    expect(Buffer.from(message?.body ?? []).toString('latin1')).not.toContain('beianInfo');
    expect((await notices()).map(({ list }) => list)).toEqual(LISTS[name]);
  });

  it('is sealed for the desk and opens again', async () => {
    await play('XGTZ');
    await takeAll(world, connector, tenant);
    const [notice] = await notices();
    if (!notice) throw new Error('no notice');
    expect(Buffer.from(notice.personal).includes('整改')).toBe(false);
    const sealer = await world.privacy.forProvider(tenant.providerId);
    expect(openNotice(sealer, tenant, notice)).toMatchObject({ Tznr: '演练：请整改网站名称' });
  });

  it('JCDM replaces the tables it brings and leaves the others', async () => {
    const { authorityCode } = world.database.prisma;
    const row = { ...tenant, code: '777', name: 'former', valid: true };
    await authorityCode.createMany({
      data: [
        { ...row, table: 'Wzjrfs_dms' },
        { ...row, table: 'Zxly_dms' },
      ],
    });
    await play('JCDM');
    await takeAll(world, connector, tenant);
    const names = async (table: string) =>
      (await authorityCode.findMany({ where: { ...tenant, table } })).map(({ name }) => name);
    expect(await names('Wzjrfs_dms')).toContain('主机托管');
    expect(await names('Wzjrfs_dms')).not.toContain('former');
    expect(await names('Zxly_dms')).toEqual(['former']);
    expect(await names('Bbdwlb')).toEqual(['演练接入服务商']);
  });

  it('the same entry again is one entry, and one taken off the list is done with', async () => {
    await play('WBAWZLB');
    await play('WBAWZLB');
    await takeAll(world, connector, tenant);
    expect(await notices()).toHaveLength(1);
    await play('HMDLB');
    const xml = (act: number) =>
      `<?xml version="1.0" encoding="GBK"?><DownloadData version="V.3.0"><ICP><HMDLB><Zthmdxxs><Zt_xx><Dwmc>某公司</Dwmc><Zj><Zjlx>1</Zjlx><Zjhm>91330106000000027P</Zjhm></Zj></Zt_xx><Czlx>${act}</Czlx></Zthmdxxs></HMDLB></ICP></DownloadData>`;
    await world.front.brain.play(ispId, { kind: 'XML', xml: xml(2) });
    await takeAll(world, connector, tenant);
    const blacklisted = (await notices()).filter(({ list }) => list === 'HMDLB');
    expect(blacklisted.filter(({ handledAt }) => handledAt !== null)).toHaveLength(1);
    expect(blacklisted.filter(({ handledAt }) => handledAt === null)).toHaveLength(1);
    expect(JSON.stringify(blacklisted.map(({ key }) => key))).not.toContain('91330106000000027P');
  });
});

describe('a file that cannot be read', () => {
  const BROKEN: [FaultName, string][] = [
    ['wrong-hash', 'hash'],
    ['unknown-algorithm', 'algorithm'],
    ['no-archive', 'archive'],
    ['two-entries', 'archive-entries'],
    ['path-in-archive', 'archive-entry-name'],
    ['zip-bomb', 'oversize'],
    ['not-gbk', 'not-gbk'],
    ['malformed-xml', 'malformed'],
    ['entity-bomb', 'doctype'],
    ['wrong-key', 'decryption'],
  ];

  test.each(BROKEN)(
    'as by "%s" is set aside as %s, not acknowledged, and used when it comes right',
    async (name, reason) => {
      await play('HMDLB');
      fault(name, 1);
      await expect(connector.poll(tenant)).rejects.toBeInstanceOf(AuthorityUnavailable);
      const [aside] = await messagesOf(world, tenant);
      expect(aside).toMatchObject({ status: 'ASIDE', acknowledgedAt: null });
      expect(aside?.reason).toMatch(new RegExp(`^${reason}:`));
      expect(aside?.body).not.toBeNull();
      expect(await notices()).toEqual([]);
      expect(
        world
          .logged()
          .filter(({ event }) => event === 'authority.file_aside')
          .at(-1),
      ).toMatchObject({ level: 'error', reason });
      await takeAll(world, connector, tenant);
      expect(await messagesOf(world, tenant)).toMatchObject([{ status: 'APPLIED', attempts: 2 }]);
      expect(await notices()).toHaveLength(2);
    },
  );

  it('because its dates are none is read all the same: nothing is decided by them', async () => {
    await play('WBAWZLB');
    fault('broken-dates', 1);
    await takeAll(world, connector, tenant);
    expect(await messagesOf(world, tenant)).toMatchObject([{ status: 'APPLIED' }]);
    expect((await notices()).map(({ list }) => list)).toEqual(['WBAWZLB']);
  });

  it('does not hold up what waits behind it for ever', async () => {
    const broken = await play('HMDLB');
    await play('XGTZ');
    fault('malformed-xml', 5);
    for (let turn = 1; turn < 5; turn += 1)
      await expect(connector.poll(tenant)).rejects.toBeInstanceOf(AuthorityUnavailable);
    await takeAll(world, connector, tenant);
    expect((await notices()).map(({ list }) => list).sort()).toEqual(['FILE', 'XGTZ']);
    const aside = (await messagesOf(world, tenant)).find(({ fileName }) => fileName === broken);
    expect(aside).toMatchObject({ status: 'ASIDE', attempts: 5 });
    expect(aside?.acknowledgedAt).not.toBeNull();
  });

  it('is never given up while our own key may be what is wrong', async () => {
    await play('HMDLB');
    fault('wrong-key', 7);
    for (let turn = 0; turn < 7; turn += 1)
      await expect(connector.poll(tenant)).rejects.toBeInstanceOf(AuthorityUnavailable);
    expect(await waiting()).not.toBeNull();
  });

  it('can be opened again from what was stored', async () => {
    await play('XGTZ');
    const [wrong] = [await world.newTenant({ acknowledgeBrokenAfter: null })];
    fault('malformed-xml', 1);
    await expect(connector.poll(tenant)).rejects.toBeInstanceOf(AuthorityUnavailable);
    const [aside] = await messagesOf(world, tenant);
    const receiving = createReceiving(world.parts);
    await expect(receiving.reopen(tenant, aside?.id ?? '')).rejects.toThrow(/not well formed/);
    await expect(receiving.reopen(tenantOf(wrong), aside?.id ?? '')).rejects.toThrow();
    await takeAll(world, connector, tenant);
    expect(await receiving.reopen(tenant, aside?.id ?? '')).toMatchObject({ messageId: aside?.id });
  });
});

it('an acknowledgement that is refused again and again is told to the desk, once', async () => {
  const fileName = await play('XGTZ');
  world.front.control.arm({ ispId, method: 'isp_downloadack', times: 8, play: { code: 999 } });
  for (let turn = 0; turn < 8; turn += 1)
    await expect(takeAll(world, connector, tenant)).rejects.toBeInstanceOf(AuthorityUnavailable);
  expect((await notices()).map(({ list }) => list).sort()).toEqual(['FILE', 'XGTZ']);
  expect(
    world
      .logged()
      .some((line) => line['event'] === 'authority.queue_blocked' && line['fileName'] === fileName),
  ).toBe(true);
  await takeAll(world, connector, tenant);
  expect(await waiting()).toBeNull();
});

describe('an answer that makes no sense', () => {
  test.each(['truncated', 'truncated-return', 'html', 'html-in-return', 'twice', 'empty'] as const)(
    'as by "%s" is kept aside and changes nothing',
    async (name) => {
      await play('XGTZ');
      fault(name, 2);
      for (let turn = 0; turn < 2; turn += 1)
        await expect(connector.poll(tenant)).rejects.toBeInstanceOf(AuthorityUnavailable);
      const kept = await messagesOf(world, tenant);
      expect(kept.length).toBeGreaterThan(0);
      expect(kept.every(({ status }) => status === 'ASIDE')).toBe(true);
      await takeAll(world, connector, tenant);
      expect(await notices()).toHaveLength(1);
    },
  );

  test.each(['version-and-padding', 'wrapped-base64', 'late', 'unencrypted'] as const)(
    'is not what "%s" is: that is read as it should be',
    async (name) => {
      await play('XGTZ');
      world.front.control.arm({
        ispId,
        method: 'isp_download',
        times: 1,
        delayMs: 200,
        play: { fault: name },
      });
      await takeAll(world, connector, tenant);
      expect(await notices()).toHaveLength(1);
    },
  );
});

describe('a file that comes again', () => {
  it('because its acknowledgement was lost changes nothing the second time', async () => {
    await play('WBAWZLB');
    fault('drop-before-commit', 1, 'isp_downloadack');
    await expect(takeAll(world, connector, tenant)).rejects.toBeInstanceOf(AuthorityUnavailable);
    const [before] = await notices();
    await world.database.prisma.authorityNotice.updateMany({
      where: tenant,
      data: { handledAt: new Date() },
    });
    await takeAll(world, connector, tenant);
    expect(await notices()).toMatchObject([{ id: before?.id, handledAt: expect.any(Date) as unknown }]);
    expect(await waiting()).toBeNull();
  });

  it.each(['wrapped-base64', 'unencrypted', 'version-and-padding'] as const)(
    'packed otherwise, as by "%s", is the same file',
    async (name) => {
      await play('WBAWZLB');
      fault(name, 1);
      fault('drop-before-commit', 1, 'isp_downloadack');
      await expect(takeAll(world, connector, tenant)).rejects.toBeInstanceOf(AuthorityUnavailable);
      await takeAll(world, connector, tenant);
      expect(await messagesOf(world, tenant)).toMatchObject([{ status: 'APPLIED', attempts: 2 }]);
    },
  );

  it('to two replicas at once is applied by one of them', async () => {
    await play('HCJG');
    const others = [world.newConnector(), world.newConnector()];
    const files = await Promise.all(others.map((each) => each.poll(tenant)));
    let uses = 0;
    for (const file of files) {
      if (!file) throw new Error('no file');
      await applied(world, tenant, file, () => Promise.resolve({ filingIds: [`use ${(uses += 1)}`] }));
    }
    expect(uses).toBe(1);
    expect(await messagesOf(world, tenant)).toHaveLength(1);
  });

  it('is applied as a whole or not at all', async () => {
    await play('HCJG');
    const file = await connector.poll(tenant);
    if (!file) throw new Error('no file');
    const crash = applied(world, tenant, file, () => Promise.reject(new Error('the process dies')));
    await expect(crash).rejects.toThrow('dies');
    expect(await messagesOf(world, tenant)).toMatchObject([{ status: 'PENDING' }]);
    expect(await notices()).toEqual([]);
    await takeAll(world, world.newConnector(), tenant);
    expect(await notices()).toHaveLength(4);
  });
});
