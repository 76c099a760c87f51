import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A store that speaks as much of S3 as is used, lists two objects a page, and notes what it was asked. */
export const openObjectStore = async (bucket: string) => {
  const objects = new Map<string, { bytes: Buffer; storedAt: Date }>();
  const seen: { method: string; authorization: string; path: string }[] = [];
  /** How many of the next requests fail, and how: with an answer, or done with the connection broken instead of one. */
  const failing = { next: 0, lost: 0 };

  const list = (query: URLSearchParams): string => {
    const keys = [...objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '')).sort();
    const from = Number(query.get('continuation-token') ?? 0);
    const page = keys.slice(from, from + 2);
    const more = from + 2 < keys.length;
    const contents = page.map(
      (key) =>
        `<Contents><Key>${key}</Key><LastModified>${objects.get(key)?.storedAt.toISOString() ?? ''}</LastModified></Contents>`,
    );
    const next = more ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : '';
    return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
  };

  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://store');
      const body = await buffer(request);
      const path = decodeURIComponent(url.pathname);
      seen.push({ method: request.method ?? '', authorization: request.headers.authorization ?? '', path });
      if (failing.next > 0) {
        failing.next -= 1;
        response.writeHead(503).end('<Error/>');
        return;
      }
      if (failing.lost > 0) {
        failing.lost -= 1;
        response.destroy();
        return;
      }
      if (path === `/${bucket}`)
        return void response
          .writeHead(200, { 'content-type': 'application/xml' })
          .end(list(url.searchParams));
      const key = path.slice(bucket.length + 2);
      if (request.method === 'PUT') {
        objects.set(key, { bytes: body, storedAt: new Date() });
        return void response.writeHead(200).end();
      }
      if (request.method === 'DELETE') {
        objects.delete(key);
        return void response.writeHead(204).end();
      }
      const found = objects.get(key);
      return void (found
        ? response.writeHead(200).end(found.bytes)
        : response.writeHead(404).end('<Error/>'));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    seen,
    failing,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
