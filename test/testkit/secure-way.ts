import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, request, type IncomingMessage, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Pair = { readonly key: string; readonly cert: string };

/** An issuer, and what it issued for a server called localhost and for one client. */
export type Certificates = { readonly ca: string; readonly server: Pair; readonly client: Pair };

/** Certificates of an issuer of its own, which nobody else trusts. */
export function issueCertificates(): Certificates {
  const folder = mkdtempSync(join(tmpdir(), 'jieru-ca-'));
  const at = (name: string): string => join(folder, name);
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { stdio: 'ignore' });
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  try {
    const own = [
      '-subj',
      '/CN=Rehearsal issuer',
      '-days',
      '2',
      '-keyout',
      at('ca.key'),
      '-out',
      at('ca.pem'),
    ];
    openssl('req', '-x509', ...curve, ...own);
    const issue = (name: string, alternative: string): Pair => {
      writeFileSync(at('ext'), `subjectAltName=${alternative}\n`);
      openssl(
        'req',
        ...curve,
        '-subj',
        `/CN=${name}`,
        '-keyout',
        at(`${name}.key`),
        '-out',
        at(`${name}.csr`),
      );
      const by = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-days', '2'];
      openssl(
        'x509',
        '-req',
        '-in',
        at(`${name}.csr`),
        ...by,
        '-extfile',
        at('ext'),
        '-out',
        at(`${name}.pem`),
      );
      return { key: readFileSync(at(`${name}.key`), 'utf8'), cert: readFileSync(at(`${name}.pem`), 'utf8') };
    };
    return {
      server: issue('localhost', 'DNS:localhost'),
      client: issue('provider', 'DNS:provider.example'),
      ca: readFileSync(at('ca.pem'), 'utf8'),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

const ended = (server: Server, sockets: ReadonlySet<Socket>): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
    for (const socket of sockets) socket.destroy();
  });

/** Passes a call on to the server it is for. */
function passOn(
  incoming: IncomingMessage,
  answer: Parameters<Parameters<typeof createHttpServer>[1] & object>[1],
  to: URL,
): void {
  const headers = { ...incoming.headers, host: to.host };
  const passed = request(to, { method: incoming.method, headers, agent: false }, (came) => {
    answer.writeHead(came.statusCode ?? 502, came.headers);
    came.pipe(answer);
  });
  passed.on('error', () => answer.destroy());
  incoming.pipe(passed);
}

export type Gate = {
  readonly url: string;
  /** Subjects of the certificates that came, one a call. */
  readonly subjects: string[];
  readonly close: () => Promise<void>;
};

/** A server of a bureau that lets in only who has a certificate of its issuer, and speaks HTTP with what is behind it. */
export async function openGate(behind: string, { ca, server: { key, cert } }: Certificates): Promise<Gate> {
  const subjects: string[] = [];
  const server = createHttpsServer(
    { key, cert, ca, requestCert: true, rejectUnauthorized: true },
    (incoming, answer) => {
      const peer = (
        incoming.socket as unknown as { getPeerCertificate(): { subject?: { CN?: string } } }
      ).getPeerCertificate();
      subjects.push(peer.subject?.CN ?? '');
      passOn(incoming, answer, new URL(incoming.url ?? '/', behind));
    },
  );
  const port = await listening(server);
  return { url: `https://localhost:${port}`, subjects, close: () => ended(server, new Set()) };
}

export type Proxy = {
  /** With user and password. */
  readonly url: string;
  /** What it was asked for, e.g. `CONNECT localhost:443`. */
  readonly asked: string[];
  /** From which addresses. */
  readonly from: string[];
  readonly close: () => Promise<void>;
};

const USER = 'provider';
const PASSWORD = 'pass:wörd';

/** A proxy that lets through who has its password. */
export async function openProxy(): Promise<Proxy> {
  const asked: string[] = [];
  const from: string[] = [];
  const sockets = new Set<Socket>();
  const expected = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;
  const note = (incoming: IncomingMessage): boolean => {
    asked.push(`${incoming.method} ${incoming.url}`);
    from.push(incoming.socket.remoteAddress ?? '');
    return incoming.headers['proxy-authorization'] === expected;
  };
  const server = createHttpServer((incoming, answer) => {
    if (note(incoming)) passOn(incoming, answer, new URL(incoming.url ?? ''));
    else answer.writeHead(407).end();
  });
  server.on('connect', (incoming: IncomingMessage, socket: Socket) => {
    sockets.add(socket);
    if (!note(incoming)) return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    const [host, port] = (incoming.url ?? '').split(':');
    const onward = connect(Number(port), host === 'localhost' ? '127.0.0.1' : host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    sockets.add(onward);
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const)
      one.on('error', () => other.destroy());
  });
  const port = await listening(server);
  return {
    url: `http://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}`,
    asked,
    from,
    close: () => ended(server, sockets),
  };
}
