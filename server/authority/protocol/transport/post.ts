import type { ReadableStream } from 'node:stream/web';
import { BodyTooLarge, readBody } from '../../../platform/read-body.ts';
import { SOAP_CONTENT_TYPE } from '../soap/envelope.ts';
import { messageText } from '../soap/message.ts';
import { fetchBy, REFUSED_BY_PROXY } from './fetch-by.ts';
import type { Network } from './network.ts';
import { AuthorityTransportError } from './transport-error.ts';

export interface PostOptions {
  /** Longest wait for the whole answer. Milliseconds. */
  readonly timeoutMs: number;
  /** Largest answer read. Bytes. */
  readonly maxBytes: number;
  /** Value of the SOAPAction header, quotes excluded. */
  readonly soapAction: string;
  readonly signal?: AbortSignal | undefined;
  readonly network?: Network | undefined;
}

/** Errors of the socket that come before the first byte could be sent. */
const NEVER_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_INVALID_URL',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  REFUSED_BY_PROXY,
]);

/** HTTP statuses that carry a SOAP message: success, and the 500 of a fault (SOAP 1.1, section 6.2). */
const CARRIES_SOAP: ReadonlySet<number> = new Set([200, 202, 500]);

/** POSTs an envelope and returns the text of the answer. Throws AuthorityTransportError; never follows a redirect. */
export async function postSoap(url: string, envelope: string, options: PostOptions): Promise<string> {
  const headers = { 'content-type': SOAP_CONTENT_TYPE, soapaction: `"${options.soapAction}"` };
  return exchangeText(url, { method: 'POST', body: envelope, headers }, options);
}

/** GETs a service description. Throws AuthorityTransportError like {@link postSoap}. */
export async function getWsdl(url: string, options: Omit<PostOptions, 'soapAction'>): Promise<string> {
  return exchangeText(url, { method: 'GET' }, options);
}

type Limits = Omit<PostOptions, 'soapAction'>;

type Message = {
  readonly method: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

async function exchangeText(
  url: string,
  message: Message,
  { timeoutMs, maxBytes, signal, network }: Limits,
): Promise<string> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const ends = signal ? AbortSignal.any([timeout, signal]) : timeout;
  const response = await send(url, message, { ends, timeout, network });
  return textOf(response, maxBytes, timeout);
}

async function textOf(response: Response, maxBytes: number, timeout: AbortSignal): Promise<string> {
  const { status } = response;
  if (status >= 300 && status < 400) {
    await response.body?.cancel();
    throw new AuthorityTransportError('redirect', `the server redirects (HTTP ${status})`, { status });
  }
  if (!CARRIES_SOAP.has(status)) {
    await response.body?.cancel();
    throw new AuthorityTransportError('status', `the server answers HTTP ${status}`, { status });
  }
  const bytes = await bytesOf(response, maxBytes, timeout);
  return messageText(bytes, response.headers.get('content-type') ?? '');
}

async function send(
  url: string,
  message: Message,
  { ends, timeout, network }: { ends: AbortSignal; timeout: AbortSignal; network: Network | undefined },
): Promise<Response> {
  // A socket kept from an earlier call may be closed by the server just when it is used again, which would look like a
  // lost answer.
  const headers = { ...message.headers, accept: 'text/xml', connection: 'close' };
  const sending = { ...message, headers, signal: ends };
  try {
    return await (network ? fetchBy(network, url, sending) : fetch(url, { ...sending, redirect: 'manual' }));
  } catch (cause) {
    if (timeout.aborted) throw new AuthorityTransportError('timeout', 'no answer in time', { cause });
    const phase = NEVER_CONNECTED.has(socketCode(cause)) ? 'connect' : 'answer';
    const message =
      phase === 'connect' ? 'the server cannot be reached' : 'the connection broke before the answer';
    throw new AuthorityTransportError(phase, message, { cause });
  }
}

async function bytesOf(response: Response, maxBytes: number, timeout: AbortSignal): Promise<Buffer> {
  try {
    return await readBody(response.body as ReadableStream<Uint8Array> | null, { maxBytes });
  } catch (cause) {
    if (cause instanceof BodyTooLarge)
      throw new AuthorityTransportError('size', `the answer exceeds ${maxBytes} bytes`);
    if (timeout.aborted)
      throw new AuthorityTransportError('timeout', 'the answer did not end in time', { cause });
    throw new AuthorityTransportError('body', 'the answer broke off', { cause });
  }
}

function socketCode(error: unknown): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if (at instanceof AggregateError) {
      const codes = at.errors.map((each: unknown) => socketCode(each));
      // Several addresses were tried: only if none of them stood was nothing sent.
      return codes.find((code) => !NEVER_CONNECTED.has(code)) ?? codes[0] ?? '';
    }
  }
  return '';
}
