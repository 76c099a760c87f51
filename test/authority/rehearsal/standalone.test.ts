import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../prisma/database.ts';
import { createProtocolClient, type ProtocolClient } from '../../../server/authority/protocol/client.ts';
import { serveRehearsalAuthority, type Standalone } from '../../../server/rehearsal/authority/standalone.ts';
import { openForTest } from '../../testkit/database.ts';
import { newAccess } from './support/front.ts';

let database: Database;
beforeAll(async () => {
  database = await openForTest();
});
afterAll(() => database.close());

const options = { port: 0, host: '127.0.0.1', secret: 's', token: 't', provider: ['demo'] };
const clientOf = ({ connections }: Standalone): ProtocolClient => {
  const connection = connections['demo'];
  if (!connection) throw new Error('no connection was printed');
  return createProtocolClient(connection);
};

it('keeps what it took in its database, and has a clock and a portal of its own', async () => {
  const first = await serveRehearsalAuthority(database, options);
  const ispId = await first.brain.accountOf('demo');
  const client = clientOf(first);
  const { document } = newAccess(ispId);
  expect((await client.upload(client.pack(document).file, 1)).code).toBe(0);
  const [text] = await first.brain.inbox(ispId);
  const page = await (await fetch(`${first.origin}/rehearsal/sms?isp=${ispId}`)).text();
  expect(page).toContain(text?.code);
  expect((await fetch(`${first.origin}/nothing`)).status).toBe(404);
  const advanced = await fetch(`${first.origin}/rehearsal/control`, {
    method: 'POST',
    headers: { authorization: 'Bearer t' },
    body: JSON.stringify({ do: 'advance', hours: 25 }),
  });
  expect(advanced.status).toBe(200);
  expect((await client.download()).code).toBe(1);
  await first.close();

  const second = await serveRehearsalAuthority(database, options);
  const again = clientOf(second);
  expect((await again.queryPreviousUpload()).previous?.dataSequence).toBe(1);
  expect((await again.download()).file).toBeDefined();
  await second.close();
});

it('says in one line that its port is in use', async () => {
  const running = await serveRehearsalAuthority(database, options);
  const port = Number(new URL(running.origin).port);
  await expect(serveRehearsalAuthority(database, { ...options, port })).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is in use; choose another with --port`,
  );
  await running.close();
});
