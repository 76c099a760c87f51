import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
};
/** Names that carry a digest of the content never change. */
const HASHED = /-[A-Z0-9]{8}\.js$/;

type Asset = { body: Buffer; brotli: () => Buffer; type: string; etag: string; cache: string };

const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder).flatMap((name) => {
        const path = join(folder, name);
        return statSync(path).isDirectory() ? filesBelow(path) : [path];
      })
    : [];

const compressed = new Map<string, Buffer>();

/**
 * The same bytes are compressed once in a process, whatever they are served under, and when they are first asked for: compressing
 * everything beforehand would hold up the start for what few ask for, such as source maps.
 */
function brotliOf(body: Buffer, etag: string): Buffer {
  const known = compressed.get(etag);
  if (known) return known;
  const made = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  compressed.set(etag, made);
  return made;
}

/** What the build has compressed already, better than there is time for in a request. */
const packedBeside = (path: string): Buffer | null =>
  existsSync(`${path}.br`) ? readFileSync(`${path}.br`) : null;

function assetOf(path: string): Asset {
  const body = readFileSync(path);
  const packed = packedBeside(path);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return {
    body,
    brotli: () => packed ?? brotliOf(body, etag),
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    etag,
    cache: HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate',
  };
}

export type StaticOptions = {
  folder: string;
  prefix: string;
  headers?: Record<string, string>;
  skip?: RegExp;
  /** Compresses for whoever can read it, which pays on the way through a network. */
  compress?: boolean;
};

/** Serves the files of a folder, read once at start, to any origin; false for what is not there. */
export function createStatic({ folder, prefix, headers = {}, skip, compress = true }: StaticOptions) {
  const assets = new Map<string, Asset>(
    filesBelow(folder)
      .filter((path) => !skip?.test(path) && !path.endsWith('.br'))
      .map((path) => [`${prefix}/${relative(folder, path)}`, assetOf(path)]),
  );

  return (request: IncomingMessage, response: ServerResponse, pathname: string): boolean => {
    const asset = assets.get(pathname);
    if (!asset || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader('etag', asset.etag);
    response.setHeader('cache-control', asset.cache);
    response.setHeader('vary', 'Accept-Encoding');
    if (request.headers['if-none-match'] === asset.etag) {
      response.writeHead(304).end();
      return true;
    }
    const small = compress && /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
    const body = small ? asset.brotli() : asset.body;
    if (small) response.setHeader('content-encoding', 'br');
    response.writeHead(200, { 'content-type': asset.type, 'content-length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
    return true;
  };
}
