import { once } from 'node:events';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { ReadableStream } from 'node:stream/web';
import { afterEach, describe, expect, it } from 'vitest';
import { BodyBrokenOff, BodyTooLarge, drain, readBody } from '../../server/platform/read-body.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A real server on this machine; the port it listens at. */
async function aServer(handler: Handler): Promise<number> {
  const server = createServer((request, response) => void handler(request, response));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return address.port;
}

const outcome = (read: Promise<Buffer>): Promise<string> =>
  read.then(String, (error: unknown) => (error instanceof Error ? error.name : typeof error));

const MAX = 12;
const reading = { maxBytes: MAX };

/** What becomes of a body as a request's, as an answer in Node's way and as an answer in fetch's. */
const WAYS: Readonly<Record<string, (body: Buffer) => Promise<string>>> = {
  'of a request': async (body) => {
    const port = await aServer(async (request, response) => {
      const read = await outcome(readBody(request, reading));
      await drain(request, response);
      response.end(read);
    });
    return (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: new Uint8Array(body) })).text();
  },
  'of an answer to http.request': async (body) => {
    const port = await aServer((_request, response) => void response.end(body));
    const [response] = (await once(ask({ port, host: '127.0.0.1' }).end(), 'response')) as [IncomingMessage];
    closing.push(() => response.destroy());
    return outcome(readBody(response, reading));
  },
  'of an answer to fetch': async (body) => {
    const port = await aServer((_request, response) => void response.end(body));
    const response = await fetch(`http://127.0.0.1:${port}/`);
    return outcome(readBody(response.body as ReadableStream<Uint8Array>, reading));
  },
};

describe.each(Object.entries(WAYS))('a body %s', (_way, sent) => {
  it('is read whole up to its bound', async () => {
    expect(await sent(Buffer.from('x'.repeat(MAX)))).toBe('x'.repeat(MAX));
  });

  it('is counted in bytes, not in characters', async () => {
    expect(await sent(Buffer.from('备案备案'))).toBe('备案备案');
    expect(await sent(Buffer.from('备案备案x'))).toBe('BodyTooLarge');
  });

  it('that is empty is read as such', async () => {
    expect(await sent(Buffer.alloc(0))).toBe('');
  });

  it('that is far larger is refused', async () => {
    expect(await sent(Buffer.alloc(3_000_000))).toBe('BodyTooLarge');
  });
});

describe('reading', () => {
  it(
    'stops at the bound of a request that never ends, and the answer arrives',
    { timeout: 30_000 },
    async () => {
      let taken = 0;
      const port = await aServer(async (request, response) => {
        const read = await outcome(readBody(request, reading));
        taken = request.socket.bytesRead;
        response.writeHead(413, { connection: 'close' }).end(read);
      });
      const socket = connect(port, '127.0.0.1');
      closing.push(() => socket.destroy());
      socket.on('error', () => undefined);
      socket.write('POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
      const endless = setInterval(() => socket.write('1000\r\n' + 'x'.repeat(4096) + '\r\n'), 5);
      closing.push(() => clearInterval(endless));
      const [answer] = (await once(socket, 'data')) as [Buffer];
      expect(String(answer)).toContain('413');
      expect(taken).toBeLessThan(200_000);
    },
  );

  it('hangs up on an answer of fetch that never ends', { timeout: 30_000 }, async () => {
    let hungUp: Promise<unknown> = Promise.resolve();
    const port = await aServer((_request, response) => {
      hungUp = once(response, 'close');
      const endless = setInterval(() => response.write('x'.repeat(100)), 5);
      closing.push(() => clearInterval(endless));
    });
    const response = await fetch(`http://127.0.0.1:${port}/`);
    const read = readBody(response.body as ReadableStream<Uint8Array>, reading);
    await expect(read).rejects.toEqual(new BodyTooLarge(MAX));
    await hungUp;
  });

  it('tells when whoever sends it is gone', { timeout: 30_000 }, async () => {
    const read = new Promise<unknown>((resolve) => {
      void aServer((request) => readBody(request, reading).then(resolve, resolve)).then((port) => {
        const socket = connect(port, '127.0.0.1', () => {
          socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc', () =>
            setTimeout(() => socket.destroy(), 50),
          );
        });
      });
    });
    expect(await read).toBeInstanceOf(BodyBrokenOff);
  });

  it('asks before it keeps a part, and stops where it is told that there is no room', async () => {
    const held: number[] = [];
    const hold = (bytes: number): void => {
      held.push(bytes);
      throw new RangeError('no room');
    };
    const port = await aServer(async (request, response) => {
      response.end(await outcome(readBody(request, { ...reading, hold })));
    });
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: '12345' });
    expect(await answer.text()).toBe('RangeError');
    expect(held).toEqual([5]);
  });
});
