import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { mayUpload } from '../../../server/authority/connector/hours.ts';
import { createNumbers } from '../../../server/authority/connector/numbers.ts';
import { RESTORED } from '../../../server/authority/connector/sequence.ts';
import {
  accountSettingsSchema,
  isPrivateUrl,
  scheduleOf,
  type AccountSettingsInput,
} from '../../../server/authority/connector/settings.ts';
import { connectionFor } from '../../../server/rehearsal/authority/front/accounts.ts';
import { AuthorityUnavailable } from '../../../schema/rules/failures.ts';
import type { Tenant } from '../../../server/platform/tenancy/actor.ts';
import { OPERATOR } from '../../../server/platform/tenancy/audit.ts';
import { SECRET } from '../rehearsal/support/front.ts';
import {
  accessTo,
  acceptedAt,
  accountRow,
  openConnectorWorld,
  submissionOf,
  tenantOf,
  type ConnectorWorld,
} from './support/world.ts';

let world: ConnectorWorld;
beforeAll(async () => {
  world = await openConnectorWorld();
});
afterAll(() => world.close());

/** A live account; what it talks to is the rehearsal authority all the same. */
async function liveTenant(): Promise<{ live: Tenant; settings: AccountSettingsInput; ispId: bigint }> {
  const { providerId, ispId } = await world.newTenant();
  const connection = await connectionFor(world.front.brain, providerId, {
    origin: world.front.origin,
    secret: SECRET,
  });
  return { live: { providerId, mode: 'LIVE' }, settings: { connection, schedule: { retry: 0 } }, ispId };
}

describe('the settings of an account', () => {
  it('are needed in live mode, and say so', async () => {
    const { live } = await liveTenant();
    const connector = world.newConnector();
    await expect(connector.submit(live, submissionOf('none'), [accessTo()])).rejects.toBeInstanceOf(
      AuthorityUnavailable,
    );
    expect(
      world
        .logged()
        .some(({ event, providerId }) => event === 'authority.no_account' && providerId === live.providerId),
    ).toBe(true);
    expect(await world.administration.show(live)).toBeNull();
  });

  it('are sealed, audited, shown without secrets, and used', async () => {
    const { live, settings, ispId } = await liveTenant();
    await world.administration.set(live, settings, OPERATOR);
    const row = await accountRow(world, live);
    expect(Buffer.from(row.settings).includes(settings.connection.password)).toBe(false);
    expect(await world.database.prisma.auditEvent.findMany({ where: live })).toMatchObject([
      { action: 'AUTHORITY_SETTINGS_CHANGED', targetId: row.id, actorKind: 'OPERATOR' },
    ]);
    const shown = JSON.stringify((await world.administration.show(live))?.settings);
    for (const secret of [
      settings.connection.password,
      settings.connection.aesKey,
      settings.connection.aesIv,
    ])
      expect(shown).not.toContain(secret);
    expect(shown).toContain(String(ispId));
    expect(await world.newConnector().submit(live, submissionOf('live'), [accessTo()])).toEqual({
      accepted: true,
      sequence: 1n,
    });
  });

  it('can be tried out before they are stored', async () => {
    const { live, settings } = await liveTenant();
    expect(await world.administration.tryOut(live, settings)).toEqual({ ok: true, lastSequence: 0n });
    const wrong = { ...settings, connection: { ...settings.connection, password: 'wrong' } };
    expect(await world.administration.tryOut(live, wrong)).toMatchObject({ ok: false, code: 5 });
    expect(await world.administration.show(live)).toBeNull();
  });

  it('let a stopped account go on once they are right', async () => {
    const { live, settings, ispId } = await liveTenant();
    const connector = world.newConnector();
    const wrong = { ...settings, connection: { ...settings.connection, userName: 'nobody' } };
    await world.administration.set(live, wrong, OPERATOR);
    await expect(connector.submit(live, submissionOf('one'), [accessTo()])).rejects.toBeInstanceOf(
      AuthorityUnavailable,
    );
    expect(await accountRow(world, live)).toMatchObject({ stoppedCode: 4 });
    expect(await world.administration.check(live, OPERATOR)).toMatchObject({ ok: false, code: 4 });
    expect(await accountRow(world, live)).toMatchObject({ stoppedCode: 4 });
    await world.administration.set(live, settings, OPERATOR);
    expect(await connector.submit(live, submissionOf('one'), [accessTo()])).toEqual({
      accepted: true,
      sequence: 1n,
    });
    expect(await acceptedAt(world, ispId)).toHaveLength(1);
  });

  it('of another account begin with that account’s own numbers, and what waited goes anew under them', async () => {
    const [first, second] = [await liveTenant(), await liveTenant()];
    const connector = world.newConnector();
    await world.administration.set(first.live, first.settings, OPERATOR);
    await connector.submit(first.live, submissionOf('done'), [accessTo()]);
    world.front.control.arm({ ispId: first.ispId, method: 'isp_upload', times: 1, play: { code: 15 } });
    const waiting = () =>
      connector.submit(first.live, submissionOf('waits'), [
        accessTo({ websiteNumber: '浙ICP备2021000002号-1', password: 'bohui-2021' }),
      ]);
    expect(await waiting()).toMatchObject({ accepted: false, retry: true });
    await world.administration.set(first.live, second.settings, OPERATOR);
    expect(await waiting()).toEqual({ accepted: true, sequence: 1n });
    expect(await acceptedAt(world, first.ispId)).toHaveLength(1);
    expect(await acceptedAt(world, second.ispId)).toHaveLength(1);
  });

  it('go on after their database came out of a backup, once the numbers are the bureau’s', async () => {
    const { live, settings, ispId } = await liveTenant();
    await world.administration.set(live, settings, OPERATOR);
    const sites = [
      {},
      { websiteNumber: '浙ICP备2021000002号-1', password: 'bohui-2021' },
      { websiteNumber: '浙ICP备2021000004号-1', password: 'manshen-2021' },
    ];
    const sends = (id: string, at: number) =>
      world.newConnector().submit(live, submissionOf(id), [accessTo(sites[at])]);
    await sends('kept', 0);
    const { id } = await accountRow(world, live);
    const { prisma } = world.database;
    const restore = (lastSequence: bigint) =>
      prisma.authorityAccount.update({
        where: { id },
        data: { lastSequence, stoppedAt: new Date(), stoppedReason: RESTORED },
      });

    await restore(1n);
    await expect(sends('early', 1)).rejects.toBeInstanceOf(AuthorityUnavailable);
    expect(await world.administration.check(live, OPERATOR)).toEqual({ ok: true, lastSequence: 1n });

    await sends('forgotten', 1);
    await prisma.authorityMessage.deleteMany({ where: { ...live, sequence: 2n } });
    await restore(1n);
    expect(await world.administration.check(live, OPERATOR)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/it has uploads 2 to 2, .* "authority sequence --to 2"/) as string,
    });
    await expect(sends('next', 2)).rejects.toBeInstanceOf(AuthorityUnavailable);
    await createNumbers(world.parts).goOnFrom(live, 2n, [], OPERATOR);
    expect(await sends('next', 2)).toEqual({ accepted: true, sequence: 3n });
    expect((await acceptedAt(world, ispId)).map(({ sequence }) => sequence)).toEqual([1n, 2n, 3n]);
  });

  it('that cannot work are refused with a reason', () => {
    const connection = {
      urls: { upload: 'http://a.example/u', status: 'http://a.example/s', password: 'http://a.example/p' },
      ispId: 1,
      userName: 'u',
      password: 'p',
    };
    expect(accountSettingsSchema.safeParse({ connection }).success).toBe(true);
    for (const wrong of [
      { connection: { ...connection, ispId: 0 } },
      { connection: { ...connection, aesKey: 'short', aesIv: '0102030405060708' } },
      { connection: { ...connection, encryptAlgorithm: 1 } },
      { connection, uploadHours: [{ from: '25:00', to: '26:00' }] },
      { connection, schedule: { waiting: 0 } },
      { connection, surprise: true },
    ])
      expect(accountSettingsSchema.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
  });
});

test.each([
  ['http://10.1.2.3/x', true],
  ['http://192.168.0.9/x', true],
  ['http://172.20.1.1/x', true],
  ['http://172.32.1.1/x', false],
  ['http://127.0.0.1:4000/x', true],
  ['http://localhost/x', true],
  ['http://[fd00::1]/x', true],
  ['http://zcaisp.example.cn/x', false],
])('%s is known to this network alone: %s', (url, known) => {
  expect(isPrivateUrl(url)).toBe(known);
});

test.each([
  [[], '2024-01-05T03:00:00+08:00', true],
  [[{ from: '08:00', to: '18:00' }], '2024-01-05T08:00:00+08:00', true],
  [[{ from: '08:00', to: '18:00' }], '2024-01-05T18:00:00+08:00', false],
  [[{ from: '22:00', to: '06:00' }], '2024-01-05T23:30:00+08:00', true],
  [[{ from: '22:00', to: '06:00' }], '2024-01-05T12:00:00+08:00', false],
])('with the hours %j an upload at %s may go: %s', (uploadHours, at, may) => {
  expect(mayUpload({ uploadHours }, new Date(at))).toBe(may);
});

it('a bureau is polled less than the rehearsal, and as the operator says', () => {
  expect(scheduleOf({ schedule: {} }, 'LIVE').waiting).toBeGreaterThan(
    scheduleOf({ schedule: {} }, 'TEST').waiting,
  );
  expect(scheduleOf({ schedule: { waiting: 77 } }, 'LIVE').waiting).toBe(77);
});

describe('kept messages', () => {
  it('of questions hold neither the password nor its hash', async () => {
    const tenant = tenantOf(await world.newTenant());
    const connector = world.newConnector();
    await connector.verifyPassword(tenant, '浙ICP备2021000001号', 'shili-2021');
    await connector.queryStatus(tenant, {
      by: 'CERTIFICATE',
      certificateCode: 1,
      certificateNumber: '91330106673959654P',
    });
    const rows = await world.database.prisma.authorityMessage.findMany({
      where: tenant,
      orderBy: { id: 'asc' },
    });
    expect(rows.map(({ method, code }) => [method, code])).toEqual([
      ['isp_verifybamm', 0],
      ['isp_querybeianstatus', 0],
    ]);
    const sealer = await world.privacy.forProvider(tenant.providerId);
    const [password, status] = rows.map(({ id, body }) =>
      JSON.stringify(sealer.open(body ?? Buffer.alloc(0), `${id}:body`)),
    );
    expect(password).not.toContain('shili-2021');
    expect(status).toContain('91330106673959654P');
  });
});
