import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { FilingStore } from '../../../widget/form/store/store.ts';
import { Api } from '../../../widget/kit/client/api.ts';
import { submitFiling } from '../../../widget/kit/client/operations/act.graphql.ts';
import { SessionToken } from '../../../widget/kit/client/session.ts';
import { OpenedFiling } from '../../../widget/desk/store/opened.ts';

const FILING = {
  id: 'fil_1',
  version: 1,
  state: 'DRAFT',
  updatedAt: '2026-11-24T02:00:00.000Z',
  reviews: [],
};

// The contract allows these nulls and the service gives them only in a failure that cannot be had at will: so it is played.
let said: readonly object[] = [];

const stream = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const data of said) response.write(`event: next\ndata: ${JSON.stringify({ data })}\n\n`);
};

const service = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    const { operationName } = JSON.parse(body) as { operationName: string };
    if (operationName.endsWith('Updated')) return stream(response);
    const data = operationName === 'SubmitFiling' ? { result: null } : { filing: FILING };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ data }));
  });
});

const lost = vi.fn<(cause: unknown) => void>();

beforeAll(async () => {
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  process.on('unhandledRejection', lost);
});

afterEach(() => {
  expect(lost).not.toHaveBeenCalled();
  lost.mockClear();
});

afterAll(() => {
  process.off('unhandledRejection', lost);
  service.closeAllConnections();
  service.close();
});

const api = (): Api =>
  new Api({
    endpoint: `http://127.0.0.1:${(service.address() as AddressInfo).port}/graphql`,
    publishableKey: 'pk_test_nobody',
    session: new SessionToken(() => Promise.resolve('token')),
    locale: () => 'en',
    onConnection: () => undefined,
  });

describe('an update that is null', () => {
  const NEXT = { ...FILING, version: 2 };

  it('leaves the form with what it shows, and the next one is taken over', async () => {
    said = [{ filingUpdated: null }, { filingUpdated: NEXT }];
    const store = new FilingStore(api());
    await store.load(FILING.id);
    await expect.poll(() => store.filing?.version).toBe(2);
    store.stop();
  });

  it('leaves the desk with what it shows, and the next one is taken over', async () => {
    said = [{ filingUpdated: null }, { filingUpdated: NEXT }];
    const opened = new OpenedFiling(api(), FILING.id, () => undefined);
    await opened.open();
    await expect.poll(() => opened.filing?.version).toBe(2);
    opened.close();
  });
});

describe('a mutation that answers null', () => {
  it('is a failure and never taken for done', async () => {
    const sent = api().mutate(submitFiling, { input: { filingId: FILING.id, expectedVersion: 1 } });
    await expect(sent).rejects.toMatchObject({ code: 'INTERNAL' });
  });
});
