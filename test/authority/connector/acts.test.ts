import { afterAll, beforeAll, expect, it, test } from 'vitest';
import type { ProviderAct } from '../../../server/authority/acts.ts';
import type { AuthorityPort } from '../../../server/authority/port.ts';
import { authorityAccessIdOf, authorityIdOf } from '../../../server/rehearsal/authority/brain/numbers.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from '../../../server/authority/protocol/documents/document.ts';
import type { Tenant } from '../../../server/platform/tenancy/actor.ts';
import {
  accessTo,
  acceptedAt,
  messagesOf,
  openConnectorWorld,
  submissionOf,
  takeAll,
  tenantOf,
  type ConnectorWorld,
} from './support/world.ts';

let world: ConnectorWorld;
let connector: AuthorityPort;
beforeAll(async () => {
  world = await openConnectorWorld();
  connector = world.newConnector();
});
afterAll(() => world.close());

const SITE = '浙ICP备2021000001号-1';

/** What the protocol's own composed samples say; typed data out of them is what a desk would send. */
const sample = (name: string) =>
  parseDocument(
    readFileSync(join(import.meta.dirname, '../samples/utf8', `${name}.xml`), 'utf8'),
    'UploadData',
  ).document.content.ICP;

const fresh = async (): Promise<{ tenant: Tenant; ispId: bigint }> => {
  const made = await world.newTenant();
  return { tenant: tenantOf(made), ispId: made.ispId };
};

const bajg = () => world.database.prisma.authorityNotice.findMany({ where: { list: 'BAJG' } });

it('ends an access that was granted, and hears that it ended', async () => {
  const { tenant, ispId } = await fresh();
  const access = accessTo();
  await connector.submit(tenant, submissionOf('granted'), [access]);
  for (const text of await world.front.brain.inbox(ispId)) await world.front.brain.enterCode(ispId, text);
  world.front.advanceDays(8);
  await takeAll(world, connector, tenant);
  const act: ProviderAct = {
    kind: 'CANCEL_ACCESS',
    authorityId: authorityAccessIdOf(access.accessId),
    reasonCode: 1,
    remark: '客户已退租',
  };
  expect(await connector.send(tenant, 'cancel-1', act)).toEqual({ accepted: true, sequence: 2n });
  expect(await connector.send(tenant, 'cancel-1', act)).toEqual({ accepted: true, sequence: 2n });
  expect(await acceptedAt(world, ispId)).toHaveLength(2);
  const files = await takeAll(world, connector, tenant);
  expect(files.flatMap(({ deregistrations }) => deregistrations)).toEqual([
    { level: 'ACCESS', authorityId: authorityAccessIdOf(access.accessId) },
  ]);
  expect(await bajg()).not.toEqual([]);
});

const operations: [string, () => ProviderAct][] = [
  ['ZXBA', () => ({ kind: 'DEREGISTER_WEBSITE', authorityId: authorityIdOf(SITE), reasonCode: 2 })],
  [
    'ZXBA',
    () => ({
      kind: 'DEREGISTER_SUBJECT',
      authorityId: authorityIdOf('浙ICP备2021000001号'),
      reasonCode: 2,
      password: 'shili-2021',
    }),
  ],
  [
    'XZHYD',
    () => ({
      kind: 'SCANS',
      attachments: [{ use: 1, owner: 'WEBSITE', ownerNumber: SITE, jpeg: Buffer.from('jpeg') }],
    }),
  ],
  ['HSJG', () => ({ kind: 'RECHECK_ANSWER', answers: sample('07-upload-icp-hsjg')?.HSJG?.Hsjgxx ?? [] })],
  [
    'WBACLJG',
    () => ({ kind: 'UNFILED_SITE_ANSWER', answers: sample('08-upload-icp-wbacljg')?.WBACLJG?.Clxx ?? [] }),
  ],
  [
    'BGBA',
    () => {
      const [first] = sample('04-upload-icp-bgba-change-access')?.BGBA?.Bgxx ?? [];
      if (!first) throw new Error('the sample has no change');
      const { Fj: _attachments, ICPmm: _password, ...change } = first;
      return { kind: 'CHANGE', change, attachments: [], password: 'shili-2021' };
    },
  ],
];

test.each(operations)('sends %s as one file under one number', async (operation, act) => {
  const { tenant, ispId } = await fresh();
  expect(await connector.send(tenant, `act-${operation}`, act())).toEqual({ accepted: true, sequence: 1n });
  expect(await acceptedAt(world, ispId)).toHaveLength(1);
  expect(await messagesOf(world, tenant)).toMatchObject([{ operation, status: 'ACCEPTED', sequence: 1n }]);
});

it('finds what is wrong with an act before it is sent', async () => {
  const { tenant, ispId } = await fresh();
  const outcome = await connector.send(tenant, 'wrong', {
    kind: 'DEREGISTER_SUBJECT',
    authorityId: authorityIdOf('浙ICP备2021000001号'),
    reasonCode: 2,
  });
  expect(outcome).toMatchObject({
    accepted: false,
    retry: false,
    message: expect.stringContaining('deregistration-password') as unknown,
  });
  expect(await acceptedAt(world, ispId)).toEqual([]);
});
