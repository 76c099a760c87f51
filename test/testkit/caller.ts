import type { IssueShown } from './answers.ts';
import { mutationDocument } from './contract.ts';

export type TopLevelError = {
  message: string;
  locations?: { line: number; column: number }[];
  path?: (string | number)[];
  extensions: { code?: string; requestId?: string; issues?: { path: string[] }[] };
};

/** An HTTP answer of the GraphQL endpoint, as it came. */
export type Answer<T = Record<string, unknown>> = {
  status: number;
  headers: Headers;
  data: T | null;
  errors: TopLevelError[];
  text: string;
};

/** One member of a mutation's union, whichever it is. */
export type Result = {
  __typename: string;
  code?: string;
  message?: string;
  issues?: IssueShown[];
  currentVersion?: number;
  retryAfterSeconds?: number;
  allowed?: string[];
  state?: string;
  [field: string]: unknown;
};

export type Language = 'zh-CN' | 'en';
export type Credentials = {
  token?: string;
  publishableKey?: string;
  origin?: string;
  /** The key of the provider's server, which lets it ask for a session whatever it likes. A page's own key takes its place. */
  backendKey?: string;
};
export type Extra = { headers?: Record<string, string>; language?: Language; key?: string };

/** A client of the GraphQL API under fixed credentials. */
export class Caller {
  constructor(
    readonly url: string,
    private readonly credentials: Credentials = {},
  ) {}

  /** The same caller at another replica. */
  at(url: string): Caller {
    return new Caller(url, this.credentials);
  }

  with(credentials: Credentials): Caller {
    return new Caller(this.url, { ...this.credentials, ...credentials });
  }

  headers({ headers, language = 'en', key }: Extra = {}): Record<string, string> {
    const { token, publishableKey, origin, backendKey } = this.credentials;
    const accompanying = publishableKey ?? backendKey;
    return {
      'content-type': 'application/json',
      'accept-language': language,
      'x-graphql-yoga-csrf': '1',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(accompanying ? { 'x-jieru-key': accompanying } : {}),
      ...(origin ? { origin } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
      ...headers,
    };
  }

  /** Sends a body as it is. */
  async post<T = Record<string, unknown>>(body: unknown, extra?: Extra): Promise<Answer<T>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: this.headers(extra),
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return read<T>(response);
  }

  ask<T = Record<string, unknown>>(query: string, variables: object = {}, extra?: Extra): Promise<Answer<T>> {
    return this.post<T>({ query, variables }, extra);
  }

  /** What a query answers; a top-level error fails the test. */
  async query<T>(query: string, variables: object = {}, extra?: Extra): Promise<T> {
    const answer = await this.ask<T>(query, variables, extra);
    if (answer.data === null || answer.errors.length > 0) throw new Error(`${answer.status} ${answer.text}`);
    return answer.data;
  }

  /** The member of the union that a mutation answers with; a top-level error fails the test. */
  async mutate(name: string, input: object, extra?: Extra): Promise<Result> {
    const data = await this.query<Record<string, Result>>(mutationDocument(name), { input }, extra);
    const result = data[name];
    if (!result) throw new Error(`${name} answered nothing`);
    return result;
  }

  /** Like `mutate`; anything but success fails the test. */
  async succeed(name: string, input: object, extra?: Extra): Promise<Result> {
    const result = await this.mutate(name, input, extra);
    if (result.__typename.endsWith('Error')) throw new Error(`${name}: ${JSON.stringify(result)}`);
    return result;
  }
}

async function read<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const body = (isJson ? JSON.parse(text) : {}) as { data?: T | null; errors?: TopLevelError[] };
  return {
    status: response.status,
    headers: response.headers,
    data: body.data ?? null,
    errors: body.errors ?? [],
    text,
  };
}
