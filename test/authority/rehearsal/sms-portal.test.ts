import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSmsPortal } from '../../../server/rehearsal/authority/sms-portal/handler.ts';
import { accessTo, openWorld, type World } from './support/world.ts';

let world: World;
let server: Server;
let origin: string;

beforeAll(async () => {
  world = await openWorld();
  const portal = createSmsPortal(world.brain);
  server = createServer((request, response) => {
    portal(request, response).then(
      (served) => served || response.writeHead(404).end('not the portal'),
      (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await world.close();
});

const filed = async (): Promise<bigint> => {
  const ispId = await world.newIsp();
  const accesses = [accessTo('浙ICP备2021000001号-1', 'shili-2021')];
  await world.brain.receiveUpload(ispId, {
    sequence: 1n,
    file: null,
    operation: { kind: 'NEW_ACCESS', accesses },
  });
  return ispId;
};
const get = (ispId: bigint, query = '', headers: Record<string, string> = {}) =>
  fetch(`${origin}/rehearsal/sms?isp=${ispId}&province=330000${query}`, { headers });
const post = (ispId: bigint, form: Record<string, string>) =>
  fetch(`${origin}/rehearsal/sms?isp=${ispId}&province=330000&lang=en`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });

describe('the SMS portal', () => {
  it('shows the texts of one provider and takes a code, so that the bureau can decide', async () => {
    const ispId = await filed();
    const [text] = await world.brain.inbox(ispId);
    if (!text) throw new Error('no text arrived');
    const page = await (await get(ispId)).text();
    for (const part of [text.phone, text.code, text.certificateTail, text.websiteNumber])
      expect(page).toContain(part);
    const { phone, code, certificateTail } = text;
    const wrong = await (await post(ispId, { phone, code, certificateTail: '111111' })).text();
    expect(wrong).toContain('4 attempts left');
    const right = await (
      await post(ispId, { phone, code, certificateTail: certificateTail.toLowerCase() })
    ).text();
    expect(right).toContain(`Confirmed: ${text.websiteNumber}`);
    expect((await world.brain.inbox(ispId))[0]?.waiting).toBe(false);
  });

  it('speaks Chinese unless English is asked for', async () => {
    const ispId = await filed();
    expect(await (await get(ispId)).text()).toContain('<html lang="zh-CN">');
    expect(await (await get(ispId, '&lang=en')).text()).toContain('<html lang="en">');
    expect(await (await get(ispId, '', { 'accept-language': 'en-GB,en' })).text()).toContain(
      '<html lang="en">',
    );
    expect(await (await get(ispId, '', { 'accept-language': 'fr' })).text()).toContain('<html lang="zh-CN">');
  });

  it('needs nothing that a strict content security policy forbids', async () => {
    const answer = await get(await filed());
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    const page = await answer.text();
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+="/i);
    expect((await fetch(`${origin}/rehearsal/sms/style.css`)).headers.get('content-type')).toContain(
      'text/css',
    );
  });

  it('shows what was typed as text, never as markup', async () => {
    const ispId = await filed();
    const page = await (await post(ispId, { phone: '"><b>x', code: '<i>', certificateTail: "'" })).text();
    expect(page).toContain('&quot;&gt;&lt;b&gt;x');
    expect(page).not.toContain('<b>x');
  });

  it('does not know other accounts, other paths, other methods or large forms', async () => {
    expect((await get(123n)).status).toBe(404);
    expect((await fetch(`${origin}/rehearsal/sms?isp=abc`)).status).toBe(404);
    expect((await fetch(`${origin}/rehearsal/other`)).status).toBe(404);
    expect((await fetch(`${origin}/rehearsal/sms`, { method: 'DELETE' })).status).toBe(405);
    expect((await post(await filed(), { phone: 'x'.repeat(5000) })).status).toBe(413);
  });
});
