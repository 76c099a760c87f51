import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { keepHouse } from '../../server/assembly/housekeeping.ts';
import { REHEARSAL_HOOK_PATHS, rehearsalHookSecret } from '../../server/platform/hooks/hooks.ts';
import { secretOf, signedHeaders } from '../../server/platform/outgoing/sign.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { textsOf } from '../testkit/mailbox.ts';
import { startService, type Service } from '../testkit/service.ts';
import { dumpTables } from '../testkit/tables.ts';

const PHONE = '13712345678';

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

const bodyFor = (provider: string, text: string): string =>
  JSON.stringify({ type: 'text.message', timestamp: new Date(), data: { provider, to: PHONE, text } });

type Signing = { id?: string; secret?: string; at?: Date };

const post = (
  body: string,
  { id = 'm1', secret = rehearsalHookSecret(service.services.privacy), at = new Date() }: Signing = {},
): Promise<Response> =>
  fetch(`${service.url}${REHEARSAL_HOOK_PATHS.TEXT_MESSAGE}`, {
    method: 'POST',
    body,
    headers: signedHeaders([secret], { id, at, body }),
  });

describe('the text gateway of test mode', () => {
  it('is asked by the service, and shows in the mailbox what it was asked to send, the number masked', async () => {
    const data = { provider: desk.tenant.providerId, to: PHONE, text: '验证码 <314159>' };
    const answer = z.object({ sent: z.literal(true) });
    const call = { id: 'called', data, answer };
    expect(await service.services.hooks.call(desk.tenant, 'TEXT_MESSAGE', call)).toEqual({ sent: true });
    await service.services.hooks.call(desk.tenant, 'TEXT_MESSAGE', call);
    expect(await textsOf(desk)).toEqual([
      { subject: '手机短信', to: '137 **** 5678', text: '验证码 <314159>' },
    ]);
  });

  it('keeps them sealed, and not for ever', async () => {
    const { database } = service.services;
    const other = await aDesk(service);
    await post(bodyFor(other.tenant.providerId, 'the code is 271828'), { id: 'sealed' });
    expect(await textsOf(other)).toHaveLength(1);
    const dump = [...(await dumpTables(database)).values()].join('\n');
    for (const secret of [PHONE, '271828']) expect(dump).not.toContain(secret);
    expect(service.log()).not.toContain('271828');
    const past = new Date(Date.now() - 1000);
    await database.prisma.rehearsalText.updateMany({ data: { expiresAt: past } });
    expect(await textsOf(other)).toEqual([]);
    await keepHouse(service.services);
    expect(await database.prisma.rehearsalText.count()).toBe(0);
  });

  it('takes nothing that this service did not sign, that was changed, or that is old', async () => {
    const body = bodyFor(desk.tenant.providerId, 'forged');
    const refused = await Promise.all([
      post(body, { secret: secretOf(randomBytes(32)) }),
      post(body, { at: new Date(Date.now() - 600_000) }),
      fetch(`${service.url}${REHEARSAL_HOOK_PATHS.TEXT_MESSAGE}`, { method: 'POST', body }),
      fetch(`${service.url}${REHEARSAL_HOOK_PATHS.TEXT_MESSAGE}`, {
        method: 'POST',
        body: body.replace('forged', 'changed'),
        headers: signedHeaders([rehearsalHookSecret(service.services.privacy)], {
          id: 'm2',
          at: new Date(),
          body,
        }),
      }),
      post('{"type":"face.check","data":{}}'),
      post('x'.repeat(2_000_000)),
    ]);
    expect(refused.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 401]);
    expect((await textsOf(desk)).map(({ text }) => text)).not.toContain('forged');
  });

  it('knows no other method and no unknown provider', async () => {
    expect((await fetch(`${service.url}${REHEARSAL_HOOK_PATHS.TEXT_MESSAGE}`)).status).toBe(405);
    expect((await post(bodyFor('prv_unknown', 'to nobody'))).status).toBe(404);
  });

  it('is not there without the rehearsal', async () => {
    const bare = await startService({ database: await openForTest(), env: { REHEARSAL: 'off' } });
    try {
      const answer = await fetch(`${bare.url}${REHEARSAL_HOOK_PATHS.TEXT_MESSAGE}`, { method: 'POST' });
      expect(answer.status).toBe(404);
      const there = await aDesk(bare);
      expect(await bare.services.hooks.has(there.tenant, 'TEXT_MESSAGE')).toBe(false);
    } finally {
      await bare.stop();
    }
  });
});
