import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { lookAtEverything } from '../../server/rehearsal/walk/look.ts';
import { mutationDocument } from '../testkit/contract.ts';
import type { Result } from '../testkit/caller.ts';

/** An answer that no repetition will better. */
export class Fatal extends Error {}

/** Longest a client goes on asking for one answer. */
const PATIENCE_MS = 300_000;
const ONE_TRY_MS = 20_000;

const pause = (): Promise<void> => wait(40 + Math.random() * 160);

/** Asks again until `once` brings something, whatever breaks in between. */
export async function untilAnswered<T>(what: string, once: () => Promise<T | undefined>): Promise<T> {
  let last: unknown;
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await pause()) {
    try {
      const answer = await once();
      if (answer !== undefined) return answer;
    } catch (error) {
      if (error instanceof Fatal) throw error;
      // The service was killed under the request; that is what this is about.
      last = error;
    }
  }
  throw new Error(`${what} was never answered`, { cause: last });
}

type Body = { data?: Record<string, unknown> | null; errors?: { extensions?: { code?: string } }[] };

/** Answers after which the same request is sent again: the service is starting, busy with it, or broke off. */
const isPassing = (status: number, { errors }: Body): boolean =>
  status >= 500 ||
  status === 409 ||
  status === 429 ||
  (errors ?? []).some(({ extensions }) => extensions?.code === 'INTERNAL');

/** A client that repeats each request under the same Idempotency-Key until it is acknowledged. */
export class StubbornClient {
  /** Requests that had to be sent more than once, and answers that were replayed. */
  repeated = 0;
  replayed = 0;

  constructor(
    private readonly url: string,
    private readonly token: string,
    /** Makes each client a sender of its own to the limits. */
    private readonly address: string,
    /** Hears of each acknowledged change; looking is not counted, or waiting would kill what is waited for. */
    private readonly onAcknowledged: () => void = () => undefined,
    /** Goes along with a session: the provider's server asks for it, in words of its own. */
    private readonly backendKey?: string,
  ) {}

  /** The same client at another replica. */
  at(url: string): StubbornClient {
    return new StubbornClient(url, this.token, this.address, this.onAcknowledged, this.backendKey);
  }

  /** The same server of the provider's, asking for somebody's session. */
  for(token: string, address: string, onAcknowledged?: () => void): StubbornClient {
    return new StubbornClient(this.url, token, address, onAcknowledged, this.token);
  }

  private async send(query: string, variables: object, key: string): Promise<Record<string, unknown>> {
    let tries = 0;
    return untilAnswered(query.slice(0, 60), async () => {
      tries += 1;
      if (tries === 2) this.repeated += 1;
      const response = await fetch(`${this.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${this.token}`,
          ...(this.backendKey ? { 'x-jieru-key': this.backendKey } : {}),
          'accept-language': 'en',
          'idempotency-key': key,
          'x-forwarded-for': this.address,
        },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(ONE_TRY_MS),
      });
      const body = (await response.json()) as Body;
      if (isPassing(response.status, body)) return undefined;
      if (body.errors || !body.data) throw new Fatal(`${response.status} ${JSON.stringify(body)}`);
      if (response.headers.get('idempotent-replayed')) this.replayed += 1;
      return body.data;
    });
  }

  async query<T>(query: string, variables: object = {}): Promise<T> {
    return (await this.send(query, variables, randomUUID())) as T;
  }

  /** Sends a mutation until it is acknowledged; a typed error fails. */
  async mutate(name: string, input: object): Promise<Result> {
    const data = await this.send(mutationDocument(name), { input }, randomUUID());
    const result = data[name] as Result;
    if (result.__typename.endsWith('Error')) throw new Fatal(`${name}: ${JSON.stringify(result)}`);
    this.onAcknowledged();
    return result;
  }

  /** Looks at all that a pass asks for, again with new links when something broke in between. */
  async looksAtEverything(filingId: string): Promise<void> {
    await untilAnswered('the looks', async () => {
      await lookAtEverything(
        (document, variables) => this.query(document, variables),
        filingId,
        (url) => this.opens(url),
      );
      return true;
    });
  }

  private async opens(url: string): Promise<void> {
    const response = await fetch(url, {
      headers: { 'x-forwarded-for': this.address },
      signal: AbortSignal.timeout(ONE_TRY_MS),
    });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`a picture: ${response.status}`);
  }

  /** Sends a file to its link until it is stored. */
  async put(url: string, file: Uint8Array): Promise<void> {
    await untilAnswered('an upload', async () => {
      const response = await fetch(url, {
        method: 'PUT',
        headers: { 'content-type': 'image/jpeg', 'x-forwarded-for': this.address },
        body: new Uint8Array(file),
        signal: AbortSignal.timeout(ONE_TRY_MS),
      });
      const text = await response.text();
      if (response.ok) {
        this.onAcknowledged();
        return true;
      }
      if (response.status >= 500) return undefined;
      throw new Fatal(`upload: ${response.status} ${text}`);
    });
  }
}
