import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

type Value = { stringValue?: string; intValue?: number; boolValue?: boolean; doubleValue?: number };

/** A span as OTLP writes it in JSON, with what this file looks at. */
export type ReceivedSpan = {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly { readonly key: string; readonly value: Value }[];
  readonly links?: readonly object[];
};

type Batch = { resourceSpans: { scopeSpans: { spans: ReceivedSpan[] }[] }[] };

export type Received = {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

/** A collector of OpenTelemetry as its OTLP/HTTP describes it; what came stays as it came. */
export type Collector = {
  readonly url: string;
  readonly received: readonly Received[];
  /** Spans that came as JSON. */
  spans(): ReceivedSpan[];
  /** Answers everything with this from now on. */
  answers(status: number): void;
  close(): Promise<void>;
};

export async function openCollector(): Promise<Collector> {
  const received: Received[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      received.push({ path: request.url ?? '', headers: request.headers, body });
      response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    spans: () =>
      received
        .filter(({ headers }) => headers['content-type'] === 'application/json')
        .flatMap(({ body }) => (JSON.parse(body.toString('utf8')) as Batch).resourceSpans)
        .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    answers: (next) => void (status = next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
