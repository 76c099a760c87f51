import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Api } from '../../../widget/kit/client/api.ts';
import { SessionToken } from '../../../widget/kit/client/session.ts';

export const FILING = {
  id: 'fil_1',
  version: 1,
  revision: 1,
  state: 'DRAFT',
  submittedAt: null as string | null,
  updatedAt: '2026-11-24T02:00:00.000Z',
  reviews: [],
};

/** A service that answers what it is told to: for answers that the real one gives only in moments that cannot be had at will. */
export class PlayedService {
  /** What the subscription sends, one after the other. */
  notices: readonly object[] = [];
  /** What a query for the filing answers. */
  filing: object | null = FILING;
  /** Names of the operations that came, without the subscriptions. */
  readonly asked: string[] = [];

  readonly #server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { operationName } = JSON.parse(body) as { operationName: string };
      if (operationName.endsWith('Updated')) return this.#stream(response);
      this.asked.push(operationName);
      const data = operationName === 'SubmitFiling' ? { result: null } : { filing: this.filing };
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ data }));
    });
  });

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  api(): Api {
    return new Api({
      endpoint: `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/graphql`,
      publishableKey: 'pk_test_nobody',
      session: new SessionToken(() => Promise.resolve('token')),
      locale: () => 'en',
      onConnection: () => undefined,
      transport: () => import('../../../widget/kit/client/transport.ts'),
    });
  }

  #stream(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const data of this.notices) response.write(`event: next\ndata: ${JSON.stringify({ data })}\n\n`);
  }
}
