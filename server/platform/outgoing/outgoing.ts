import { request as requestHttp, type Agent, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { BodyTooLarge, readBody } from '../read-body.ts';
import { excerptOf } from './excerpt.ts';
import { OutgoingFailure } from './failure.ts';
import { faultOf, findAddresses, isForAnotherProtocol, type FindAddresses } from './target.ts';

/**
 * The moment that a `Retry-After` names, as seconds from now or as a date (RFC 9110 §10.2.3); null where it names none that
 * is still to come.
 */
function notBefore(header: string | undefined, now: Date): Date | null {
  const said = header?.trim() ?? '';
  const at = /^\d+$/.test(said) ? now.getTime() + Number(said) * 1000 : Date.parse(said);
  return at > now.getTime() ? new Date(at) : null;
}

export type OutgoingRequest = {
  readonly body: string | Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  /** Longest wait for the whole answer. Milliseconds. */
  readonly timeoutMs: number;
  /**
   * How many bytes of the answer are read: the whole of it, which must not be larger; or, where the status is the answer, its
   * beginning, so far as it is text.
   */
  readonly read: { readonly whole: number } | { readonly beginning: number };
  /**
   * Whether it may go over a connection that is there already. Where the server has closed that just then, it is sent once more over a new
   * one: what is sent so must bear coming twice.
   */
  readonly mayComeTwice?: true;
};

export type OutgoingAnswer = {
  readonly status: number;
  readonly text: string;
  /** Before this the server wants to hear nothing (Retry-After); null where it did not say. */
  readonly notBefore: Date | null;
};

/** Calls servers that a provider named. Every one is checked when it is connected to, so that no name can lead inside. */
export type Outgoing = {
  /**
   * POSTs to an http(s) address; any status but a redirection is an answer.
   * @throws OutgoingFailure
   */
  post(url: string, request: OutgoingRequest): Promise<OutgoingAnswer>;
  /** Why a call to this address would be refused; null where it would not, as far as is known now. Asks name servers. */
  faultAt(url: string): ReturnType<typeof faultOf>;
};

export type OutgoingOptions = {
  /** Addresses in CIDR that may be called although they are private: the operator's own network. */
  readonly allow: readonly string[];
  /** Where this process reaches itself: its rehearsal services are called like anybody's, and need no leave. */
  readonly own?: string | undefined;
  /** How the addresses of a name are found before it is called. */
  readonly find?: FindAddresses;
};

/** For a call by itself: a socket kept for later could be closed by the server just when it is used again. */
const ALONE = { keepAlive: false } as const;

/** For calls that follow each other: making a connection takes longer than the call. Servers keep idle ones for five seconds as a rule. */
const KEPT = { keepAlive: true, timeout: 4_000, maxFreeSockets: 64 } as const;

/** A connection that was kept is closed by now; whether the server has read what was sent, nobody knows. */
class Stale extends Error {
  constructor(cause: Error) {
    super('a kept connection was closed', { cause });
  }
}

/** The name that the agent gives its refusals, in their text; it has no class or code of its own for them. */
const REFUSED = /is not allowed|DNS lookup .* is not/i;

const reasonOf = (error: unknown): 'ADDRESS' | 'CONNECTION' =>
  error instanceof Error && REFUSED.test(error.message) ? 'ADDRESS' : 'CONNECTION';

export function createOutgoing({ allow, own, find = findAddresses }: OutgoingOptions): Outgoing {
  const agentsFor = (keeping: typeof ALONE | typeof KEPT) => {
    const filter = { ...keeping, allowIPAddressList: [...allow] };
    return {
      'http:': new RequestFilteringHttpAgent(filter),
      'https:': new RequestFilteringHttpsAgent(filter),
    };
  };
  const agents = { alone: agentsFor(ALONE), kept: agentsFor(KEPT) };
  const isOwn = (url: URL): boolean =>
    own !== undefined && url.href.startsWith(`${new URL(own).href.replace(/\/$/, '')}/rehearsal/`);

  const send = (
    url: URL,
    agent: Agent | undefined,
    { body, headers }: OutgoingRequest,
    signal: AbortSignal,
  ) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const request = url.protocol === 'https:' ? requestHttps : requestHttp;
      const sent = request(url, { method: 'POST', headers, signal, ...(agent ? { agent } : {}) }, resolve);
      sent
        .on('error', (error) => reject(sent.reusedSocket && !signal.aborted ? new Stale(error) : error))
        .end(body);
    });

  return {
    async faultAt(address) {
      const url = new URL(address);
      return isOwn(url) ? null : faultOf(url, { allow, find });
    },

    async post(address, request) {
      const url = new URL(address);
      if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new OutgoingFailure('ADDRESS');
      if (isForAnotherProtocol(url)) throw new OutgoingFailure('ADDRESS');
      const { read } = request;
      const { alone, kept } = agents;
      const agent = isOwn(url) ? undefined : alone[url.protocol];
      const timeout = AbortSignal.timeout(request.timeoutMs);
      let response: IncomingMessage | undefined;
      try {
        response = await (request.mayComeTwice && agent
          ? send(url, kept[url.protocol], request, timeout).catch((error: unknown) => {
              if (!(error instanceof Stale)) throw error;
              return send(url, agent, request, timeout);
            })
          : send(url, agent, request, timeout));
        const status = response.statusCode ?? 0;
        if (status >= 300 && status < 400) throw new OutgoingFailure('REDIRECT');
        return {
          status,
          text:
            'whole' in read
              ? String(await readBody(response, { maxBytes: read.whole }))
              : await excerptOf(response, read.beginning),
          notBefore: notBefore(response.headers['retry-after'], new Date()),
        };
      } catch (error) {
        if (error instanceof OutgoingFailure) throw error;
        if (error instanceof BodyTooLarge) throw new OutgoingFailure('SIZE');
        throw new OutgoingFailure(timeout.aborted ? 'TIMEOUT' : reasonOf(error), { cause: error });
      } finally {
        // One that was read to its end has given its connection back.
        if (!response?.complete) response?.destroy();
      }
    },
  };
}
