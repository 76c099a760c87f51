import { createServer, type RequestListener, type Server } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import { OutgoingFailure } from '../../server/platform/outgoing/failure.ts';
import { createOutgoing, type OutgoingRequest } from '../../server/platform/outgoing/outgoing.ts';
import { signedHeaders } from '../../server/platform/outgoing/sign.ts';

const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A real server on this machine that notes how often it was reached. */
async function aServer(answer: RequestListener): Promise<{ port: number; calls: () => number }> {
  let calls = 0;
  const server = createServer((request, response) => {
    calls += 1;
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(server);
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return { port: address.port, calls: () => calls };
}

const ASK: OutgoingRequest = { body: '{}', headers: {}, timeoutMs: 2000, read: { whole: 100 } };
const reason = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'answered',
    (error: unknown) => (error instanceof OutgoingFailure ? error.reason : error),
  );

describe('a call to a server that a provider named', () => {
  it.each([
    'http://127.0.0.1',
    'http://localhost',
    'http://[::1]',
    'http://[::ffff:127.0.0.1]',
    'http://0.0.0.0',
    'http://2130706433',
    'http://0x7f.1',
    'http://127.1',
  ])('does not reach this machine as %s', async (host) => {
    const server = await aServer((_request, response) => response.end('secret'));
    const outgoing = createOutgoing({ allow: [] });
    expect(await reason(outgoing.post(`${host}:${server.port}/`, ASK))).toBe('ADDRESS');
    expect(server.calls()).toBe(0);
  });

  it.each(['http://169.254.169.254/', 'http://10.0.0.1/', 'http://[fd00::1]/', 'http://100.64.0.1/'])(
    'does not reach the inner network at %s',
    async (url) => {
      expect(await reason(createOutgoing({ allow: [] }).post(url, ASK))).toBe('ADDRESS');
    },
  );

  it.each(['file:///etc/passwd', 'ftp://example.com/'])('is not made to %s', async (url) => {
    expect(await reason(createOutgoing({ allow: [] }).post(url, ASK))).toBe('ADDRESS');
  });

  it('reaches the addresses that the operator allowed, and only them', async () => {
    const server = await aServer((_request, response) => response.writeHead(201).end('done'));
    const allowed = createOutgoing({ allow: ['127.0.0.0/8'] });
    expect(await allowed.post(`http://127.0.0.1:${server.port}/`, ASK)).toMatchObject({
      status: 201,
      text: 'done',
    });
    expect(await reason(allowed.post('http://10.0.0.1/', ASK))).toBe('ADDRESS');
  });

  it('reaches the rehearsal services of its own process, and nothing else there', async () => {
    const server = await aServer((_request, response) => response.end('done'));
    const own = `http://127.0.0.1:${server.port}`;
    const outgoing = createOutgoing({ allow: [], own });
    expect(await outgoing.post(`${own}/rehearsal/x`, ASK)).toMatchObject({ text: 'done' });
    for (const path of ['/', '/graphql', '/rehearsal/../graphql', '/rehearsal'])
      expect(await reason(outgoing.post(`${own}${path}`, ASK)), path).toBe('ADDRESS');
  });

  it('follows no redirection, waits no longer and reads no more than it was told to', async () => {
    const outgoing = createOutgoing({ allow: ['127.0.0.1'] });
    const at = async (answer: RequestListener, request = ASK) => {
      const { port } = await aServer(answer);
      return reason(outgoing.post(`http://127.0.0.1:${port}/`, request));
    };
    expect(await at((_request, response) => response.writeHead(302, { location: '/b' }).end())).toBe(
      'REDIRECT',
    );
    expect(await at((_request, response) => response.end('x'.repeat(101)))).toBe('SIZE');
    expect(await at(() => undefined, { ...ASK, timeoutMs: 100 })).toBe('TIMEOUT');
    expect(await at((_request, response) => response.write('x'), { ...ASK, timeoutMs: 100 })).toBe('TIMEOUT');
    expect(await at((request) => request.socket.destroy())).toBe('CONNECTION');
  });

  const TEXT = { 'content-type': 'text/plain; charset=utf-8' };
  const answers = (headers: Record<string, string>, body: string | Buffer): RequestListener =>
    function answer(_request, response) {
      response.writeHead(500, headers).end(body);
    };

  it.each<[what: string, answer: RequestListener, read: string]>([
    ['a sentence', answers(TEXT, 'no such table'), 'no such table'],
    ['JSON', answers({ 'content-type': 'application/problem+json' }, '{"a": 1}'), '{"a": 1}'],
    ['text of no kind', answers({}, 'oops'), 'oops'],
    ['nothing', answers({}, ''), ''],
    ['more than is read', answers(TEXT, 'x'.repeat(5000)), 'x'.repeat(20)],
    ['a character that is cut', answers(TEXT, `${'x'.repeat(19)}备案`), 'x'.repeat(19)],
    ['lines and a terminal’s colours', answers(TEXT, 'a\r\n\u001b[31mb\u0000c'), 'a [31mb c'],
    ['a change of direction', answers(TEXT, 'a\u202egnp.exe'), 'a gnp.exe'],
    ['bytes that are no UTF-8', answers(TEXT, Buffer.from([0x61, 0xff, 0x62])), 'a\ufffdb'],
    ['a picture', answers({ 'content-type': 'image/png' }, 'PNG'), ''],
    ['something packed', answers({ ...TEXT, 'content-encoding': 'gzip' }, 'x'), ''],
    [
      'a body that never ends',
      (_request, response) => response.writeHead(500, TEXT).write('so far'),
      'so far',
    ],
    [
      'a body that breaks off',
      (request, response) => response.writeHead(500, TEXT).write('so far', () => request.socket.destroy()),
      'so far',
    ],
  ])('reads, where the status is the answer, the beginning of %s', async (_what, answer, read) => {
    const { port } = await aServer(answer);
    const began = Date.now();
    const outgoing = createOutgoing({ allow: ['127.0.0.1'] });
    const asked = outgoing.post(`http://127.0.0.1:${port}/`, {
      ...ASK,
      timeoutMs: 9000,
      read: { beginning: 20 },
    });
    expect(await asked).toMatchObject({ status: 500, text: read });
    expect(Date.now() - began).toBeLessThan(5000);
  });

  it('is signed so that any receiver of Standard Webhooks can check it, with each secret', () => {
    const secrets = ['whsec_bm90LWEtcmVhbC1zZWNyZXQtMDAwMQ==', 'whsec_bm90LWEtcmVhbC1zZWNyZXQtMDAwMg=='];
    const body = JSON.stringify({ type: 'filing.approved' });
    const headers = signedHeaders(secrets, { id: 'msg_1', at: new Date(), body });
    for (const secret of secrets) expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
    expect(() => new Webhook(secrets[0] ?? '').verify(`${body} `, headers)).toThrow();
  });
});

describe('calls that follow each other', () => {
  const TWICE = { ...ASK, mayComeTwice: true } as const;

  it('go over one connection where they may, and each over its own where they may not', async () => {
    const sockets = new Set<unknown>();
    const server = await aServer((request, response) => {
      sockets.add(request.socket);
      response.end('{"ok":true}');
    });
    const outgoing = createOutgoing({ allow: ['127.0.0.1'] });
    const url = `http://127.0.0.1:${server.port}/`;
    for (let call = 0; call < 5; call += 1) await outgoing.post(url, TWICE);
    expect(sockets.size).toBe(1);
    for (let call = 0; call < 3; call += 1) await outgoing.post(url, ASK);
    expect(sockets.size).toBe(4);
  });

  it('are made once more where the connection was closed just then, and fail where a new one fails', async () => {
    const seen = new Map<unknown, number>();
    const server = await aServer((request, response) => {
      const count = (seen.get(request.socket) ?? 0) + 1;
      seen.set(request.socket, count);
      // As a server does whose patience with an idle connection ends when the next call is on its way.
      if (count === 2) request.socket.destroy();
      else response.end('{"ok":true}');
    });
    const outgoing = createOutgoing({ allow: ['127.0.0.1'] });
    const url = `http://127.0.0.1:${server.port}/`;
    for (let call = 0; call < 4; call += 1)
      expect(await outgoing.post(url, TWICE)).toMatchObject({ status: 200 });
    const deaf = await aServer((request) => request.socket.destroy());
    expect(await reason(outgoing.post(`http://127.0.0.1:${deaf.port}/`, TWICE))).toBe('CONNECTION');
    expect(deaf.calls()).toBe(1);
  });
});
