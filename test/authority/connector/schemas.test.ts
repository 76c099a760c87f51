import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { playedDocument } from '../../../server/rehearsal/authority/front/plays/play.ts';
import { connectionFor } from '../../../server/rehearsal/authority/front/accounts.ts';
import { schemaFolder } from '../protocol/support/xsd.ts';
import { SECRET } from '../rehearsal/support/front.ts';
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
const folders: string[] = [];
const schemas = (change?: (xsd: string) => string): string => {
  const folder = schemaFolder(change);
  folders.push(folder);
  return folder;
};
beforeAll(async () => {
  world = await openConnectorWorld();
});
afterAll(async () => {
  await world.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

it('an upload that obeys the official schemas goes as always', async () => {
  const { ispId, ...tenant } = await world.newTenant({ schemas: schemas() });
  const outcome = await world.newConnector().submit(tenantOf(tenant), submissionOf('fits'), [accessTo()]);
  expect(outcome).toEqual({ accepted: true, sequence: 1n });
  expect(await acceptedAt(world, ispId)).toHaveLength(1);
});

it('an upload that breaks them is not sent, and element and rule are named', async () => {
  const stricter = schemas((xsd) => xsd.replaceAll('name="Fbdd" ', 'name="Fbdd" fixed="1" '));
  const { ispId, ...tenant } = await world.newTenant({ schemas: stricter });
  const outcome = await world.newConnector().submit(tenantOf(tenant), submissionOf('breaks'), [accessTo()]);
  expect(outcome).toMatchObject({ accepted: false, code: null, retry: false });
  expect(outcome.accepted ? '' : outcome.message).toMatch(
    /^UploadData\/ICP\/XZJR\/Xzxx\/Wzfb\/Fbdd breaks the rule "schema-/,
  );
  expect(await acceptedAt(world, ispId)).toEqual([]);
  expect(await messagesOf(world, tenant)).toMatchObject([{ status: 'REFUSED' }]);
});

it('schemas that cannot be read keep uploads back, say so, and are found out before they are set', async () => {
  const folder = '/nowhere/schemas';
  const { ispId, ...tenant } = await world.newTenant({ schemas: folder });
  const outcome = await world.newConnector().submit(tenantOf(tenant), submissionOf('none'), [accessTo()]);
  expect(outcome).toMatchObject({ accepted: false, retry: false });
  expect(outcome.accepted ? '' : outcome.message).toContain(folder);
  const connection = await connectionFor(world.front.brain, tenant.providerId, {
    origin: world.front.origin,
    secret: SECRET,
  });
  await expect(
    world.administration.tryOut(tenantOf(tenant), { connection, schemas: folder }),
  ).rejects.toMatchObject({ reason: 'schemas' });
  expect(await acceptedAt(world, ispId)).toEqual([]);
});

it('a download that breaks them is used all the same, with what it breaks beside it', async () => {
  const narrower = schemas((xsd) => xsd.replaceAll('name="Tznr"', 'name="Other"'));
  const { ispId, ...fresh } = await world.newTenant({ schemas: narrower });
  const tenant = tenantOf(fresh);
  await world.front.brain.play(ispId, playedDocument('XGTZ', ispId, world.front.now()));
  await takeAll(world, world.newConnector(), tenant);
  const [message] = await messagesOf(world, tenant);
  expect(message).toMatchObject({ status: 'APPLIED' });
  expect(message?.reason).toMatch(/^DownloadData\/ICP\/XGTZ\/Tzxx\/Tznr breaks the rule "schema-order"/);
  expect(await world.database.prisma.authorityNotice.count({ where: tenant })).toBe(1);
  expect(world.logged().find(({ event }) => event === 'authority.schema_broken')).toMatchObject({
    level: 'warn',
    rules: ['DownloadData/ICP/XGTZ/Tzxx/Tznr: schema-order'],
  });
});
