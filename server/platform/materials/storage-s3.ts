import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import { XMLParser } from 'fast-xml-parser';
import * as z from 'zod';
import { readBody } from '../read-body.ts';
import { checkKey, ObjectMissing, OWN_PREFIX } from './storage.ts';
import type { Storage, StoredObject } from './storage.ts';

export type S3Options = {
  /** e.g. `https://oss-cn-hangzhou.example.com`; the bucket follows in the path. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Goes before every key, so that one bucket can serve several installations; ends with `/` or is empty. */
  prefix?: string;
};

const TIMEOUT_MS = 30_000;
/** Repetitions after an answer of 5xx or none, the first after so many milliseconds. */
const RETRIES = 2;
const PAUSE_MS = 100;
/** A page of a list names at most a thousand objects. */
const MAX_PAGE_BYTES = 4 * 1024 * 1024;

/** The store answered something that is no success. Carries no key and no secret. */
export class StorageFailed extends Error {
  override readonly name = 'StorageFailed';
  constructor(
    operation: string,
    readonly status: number,
  ) {
    super(`the object store answered ${status} to ${operation}`);
  }
}

const oneOrMany = <T extends z.ZodType>(item: T) =>
  z.union([z.array(item), item.transform((one) => [one])]).default([]);

const listSchema = z.object({
  ListBucketResult: z.object({
    IsTruncated: z.string().default('false'),
    NextContinuationToken: z.string().optional(),
    Contents: oneOrMany(z.object({ Key: z.string(), LastModified: z.string() })),
  }),
});

const parser = new XMLParser({ parseTagValue: false, processEntities: false });

/** Any store that speaks S3 (AWS, Alibaba OSS, Tencent COS, MinIO …), addressed by path. */
export const createS3Storage = (options: S3Options): Storage => {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey, prefix = '' } = options;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: RETRIES });
  const root = `${endpoint.replace(/\/+$/, '')}/${encodeURIComponent(bucket)}`;
  const urlOf = (key: string): string =>
    `${root}/${`${prefix}${checkKey(key)}`.split('/').map(encodeURIComponent).join('/')}`;
  const once = (url: string, init: RequestInit): Promise<Response> =>
    client.fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  /** Whatever is asked here may be asked again: a connection that breaks says nothing of what became of the request. */
  const send = async (url: string, init: RequestInit): Promise<Response> => {
    for (let tries = 0; ; tries += 1) {
      try {
        return await once(url, init);
      } catch (error) {
        // What fetch throws when no answer came; a time-out is another error, and was long enough.
        if (!(error instanceof TypeError) || tries >= RETRIES) throw error;
        await wait(PAUSE_MS * 2 ** tries);
      }
    }
  };

  const listPage = async (
    token: string | undefined,
  ): Promise<z.infer<typeof listSchema>['ListBucketResult']> => {
    const query = new URLSearchParams({
      'list-type': '2',
      prefix,
      ...(token ? { 'continuation-token': token } : {}),
    });
    const response = await send(`${root}?${query}`, { method: 'GET' });
    if (!response.ok) throw new StorageFailed('LIST', response.status);
    const page = await readBody(response.body as ReadableStream<Uint8Array> | null, {
      maxBytes: MAX_PAGE_BYTES,
    });
    return listSchema.parse(parser.parse(page)).ListBucketResult;
  };

  return {
    put: async (key, bytes) => {
      // Sealed papers are a few megabytes, and the signature covers the whole body.
      const body = await buffer(Readable.from(bytes));
      const response = await send(urlOf(key), {
        method: 'PUT',
        body: new Uint8Array(body),
        headers: { 'content-type': 'application/octet-stream' },
      });
      await response.body?.cancel();
      if (!response.ok) throw new StorageFailed('PUT', response.status);
    },
    get: async (key) => {
      const response = await send(urlOf(key), { method: 'GET' });
      if (response.ok && response.body) return Readable.fromWeb(response.body as ReadableStream);
      await response.body?.cancel();
      throw response.status === 404 ? new ObjectMissing(key) : new StorageFailed('GET', response.status);
    },
    delete: async (key) => {
      const response = await send(urlOf(key), { method: 'DELETE' });
      await response.body?.cancel();
      if (!response.ok && response.status !== 404) throw new StorageFailed('DELETE', response.status);
    },
    list: async function* (): AsyncGenerator<StoredObject> {
      let token: string | undefined;
      do {
        const page = await listPage(token);
        for (const { Key, LastModified } of page.Contents) {
          const key = Key.slice(prefix.length);
          if (!key.startsWith(OWN_PREFIX)) yield { key, storedAt: new Date(LastModified) };
        }
        token = page.IsTruncated === 'true' ? page.NextContinuationToken : undefined;
      } while (token);
    },
  };
};
