import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from '../../../server/authority/protocol/documents/document.ts';
import { PLAY_NAMES } from '../../../server/rehearsal/authority/front/plays/play.ts';
import type { ControlCommand } from '../../../server/rehearsal/authority/front/control-endpoint.ts';
import { openFront, TOKEN, type FrontWorld } from './support/front.ts';

let world: FrontWorld;
beforeAll(async () => {
  world = await openFront();
});
afterAll(() => world.close());

const control = (command: ControlCommand | Record<string, unknown>, token = TOKEN) =>
  fetch(`${world.origin}/rehearsal/control`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(command),
  });

describe('the control endpoint', () => {
  it.each(PLAY_NAMES)('queues a file of type %s that obeys its layout', async (type) => {
    const { client, ispId } = await world.newCaller();
    const asked = await control({ do: 'download', ispId: ispId.toString(), type });
    expect(asked.status).toBe(200);
    const { file } = await client.download();
    if (!file) throw new Error('no file came');
    expect(await asked.json()).toEqual({ fileName: file.fileName });
    const { document } = parseDocument(client.open(file).xml, 'DownloadData', { strictness: 'schema' });
    const contents: readonly object[] = Object.values(document.content);
    const parts = contents.flatMap((part) => Object.keys(part));
    expect([...Object.keys(document.content), ...parts]).toContain(type.replace('IP-', ''));
  });

  it('queues any document as it stands', async () => {
    const { client, ispId } = await world.newCaller();
    await control({ do: 'download-xml', ispId: ispId.toString(), xml: '<Unknown/>' });
    const { file } = await client.download();
    expect(file && client.open(file).xml).toBe('<Unknown/>');
  });

  it('switches faults and codes on and off', async () => {
    const { client, ispId } = await world.newCaller();
    const isp = ispId.toString();
    await control({ do: 'answer', ispId: isp, method: 'isp_download', code: 20, message: '08:00-18:00' });
    expect(await client.download()).toMatchObject({ code: 20, message: '08:00-18:00' });
    await control({ do: 'fault', ispId: isp, fault: 'html', times: 3 });
    await expect(client.download()).rejects.toThrow();
    await control({ do: 'clear', ispId: isp });
    expect((await client.download()).code).toBe(2);
  });

  it('obeys nobody without the token, and nothing it does not understand', async () => {
    const { ispId } = await world.newCaller();
    const order = { do: 'clear', ispId: ispId.toString() } as const;
    expect((await control(order, 'guessed')).status).toBe(401);
    expect((await fetch(`${world.origin}/rehearsal/control`)).status).toBe(401);
    expect((await control({ do: 'fault', fault: 'unknown' })).status).toBe(400);
    expect((await control({ ...order, more: 1 })).status).toBe(400);
    expect((await control({ do: 'download', ispId: '5', type: 'XGTZ' })).status).toBe(404);
    expect((await control({ do: 'advance', hours: 1 })).status).toBe(409);
  });
});
