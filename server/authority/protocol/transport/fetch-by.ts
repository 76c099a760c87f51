import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { pipeline, Readable, type Transform } from 'node:stream';
import { connect as tlsConnect } from 'node:tls';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import type { Network } from './network.ts';

/** Code of the error when a proxy opens no way: nothing of ours went on it. */
export const REFUSED_BY_PROXY = 'ERR_REFUSED_BY_PROXY';

type Sending = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal: AbortSignal;
};

const hello = ({ ca, certificate, key, passphrase }: Network) => ({
  ...(ca === undefined ? {} : { ca }),
  ...(certificate === undefined ? {} : { cert: certificate }),
  ...(key === undefined ? {} : { key }),
  ...(passphrase === undefined ? {} : { passphrase }),
});

const from = ({ localAddress }: Network) => (localAddress === undefined ? {} : { localAddress });

const guardOf = ({ guarded }: Network, protocol: 'http:' | 'https:') => {
  if (guarded === undefined) return {};
  const filter = { keepAlive: false, allowIPAddressList: [...guarded] };
  return {
    agent:
      protocol === 'http:' ? new RequestFilteringHttpAgent(filter) : new RequestFilteringHttpsAgent(filter),
  };
};

const refused = (status: number | undefined): Error =>
  Object.assign(new Error(`the proxy opens no way (HTTP ${status ?? 0})`), { code: REFUSED_BY_PROXY });

function proof({ username, password }: URL): Record<string, string> {
  if (username === '') return {};
  const clear = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(clear).toString('base64')}` };
}

/** A request to the proxy itself. An encrypted way to it is proved by the same issuer; our own certificate is for the bureau. */
const toProxy = (proxy: URL, network: Network, options: object): ClientRequest => {
  const { hostname: host, port, protocol } = proxy;
  const all = { host, ...(port === '' ? {} : { port }), agent: false, ...from(network), ...options };
  if (protocol === 'http:') return httpRequest(all);
  return httpsRequest({ ...all, ...(network.ca === undefined ? {} : { ca: network.ca }) });
};

/** A way through the proxy to a server that is spoken to encrypted. */
function tunnelTo(target: URL, proxy: URL, network: Network, signal: AbortSignal): Promise<Socket> {
  const path = `${target.hostname}:${target.port || '443'}`;
  const headers = { host: path, ...proof(proxy) };
  return new Promise((resolve, reject) => {
    const asked = toProxy(proxy, network, { method: 'CONNECT', path, headers, signal });
    asked.once('connect', ({ statusCode }: IncomingMessage, socket: Socket) => {
      if (statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(refused(statusCode));
    });
    asked.once('response', ({ statusCode }: IncomingMessage) => {
      asked.destroy();
      reject(refused(statusCode));
    });
    asked.once('error', reject);
    asked.end();
  });
}

async function begun(target: URL, network: Network, sending: Sending): Promise<ClientRequest> {
  const { method, headers, signal } = sending;
  const proxy = network.proxy === undefined ? null : new URL(network.proxy);
  const own = { method, headers, signal, agent: false };
  if (target.protocol === 'http:')
    // A proxy reads what is not encrypted, and many of them open no tunnel for it.
    return proxy
      ? toProxy(proxy, network, {
          ...own,
          path: target.href,
          headers: { ...headers, host: target.host, ...proof(proxy) },
        })
      : httpRequest(target, { ...own, ...from(network), ...guardOf(network, 'http:') });
  const host = target.hostname.replace(/^\[|\]$/g, '');
  const named = { host, ...(isIP(host) === 0 ? { servername: host } : {}) };
  if (!proxy)
    return httpsRequest(target, {
      ...own,
      ...hello(network),
      ...from(network),
      ...guardOf(network, 'https:'),
    });
  const socket = await tunnelTo(target, proxy, network, signal);
  return httpsRequest(target, {
    method,
    headers,
    signal,
    // Only without an agent is this asked for a connection.
    createConnection: () => tlsConnect({ socket, ...named, ...hello(network) }),
  });
}

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

function responseOf(answer: IncomingMessage): Response {
  const decoder = DECODERS[answer.headers['content-encoding']?.toLowerCase() ?? '']?.();
  // What breaks on the way breaks whoever reads the body.
  const body: Readable = decoder ? pipeline(answer, decoder, () => undefined) : answer;
  const status = answer.statusCode ?? 0;
  const hasBody = status !== 204 && status !== 304;
  return new Response(hasBody ? (Readable.toWeb(body) as BodyInit) : null, {
    status,
    headers: { 'content-type': answer.headers['content-type'] ?? '' },
  });
}

/** What `fetch` does, by the way that an account names; a redirect is an answer like any other. */
export async function fetchBy(network: Network, url: string, sending: Sending): Promise<Response> {
  const asked = await begun(new URL(url), network, sending);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    asked.once('response', resolve);
    asked.once('error', reject);
    asked.end(sending.body);
  });
  const isProxys = network.proxy !== undefined && answer.statusCode === 407;
  if (!isProxys) return responseOf(answer);
  answer.destroy();
  throw refused(answer.statusCode);
}
