import type { IncomingMessage, ServerResponse } from 'node:http';
import { DataStore, Server, Upload, type Lock, type Locker } from '@tus/server';
import { sizeText } from '../../../schema/messages/values/amounts.ts';
import type { Materials } from '../../platform/materials/materials.ts';
import { Overtaken } from '../../platform/materials/pieces/pieces.ts';
import { Overlong, UploadRefused, type OpenUpload } from '../../platform/materials/pieces/resumable.ts';
import { drain } from '../../platform/read-body.ts';
import { sendOutcome, sendRefusal, type Answered } from './answers.ts';

/** What a browser lets a page of another origin send, and read of the answers (tus 1.0). */
export const TUS_HEADERS = {
  sent: 'tus-resumable, upload-offset, upload-length, upload-metadata, x-http-method-override, x-requested-with, x-request-id',
  read: 'location, retry-after, tus-extension, tus-max-size, tus-resumable, tus-version, upload-expires, upload-length, upload-offset, x-error-code, x-request-id',
} as const;

export const TUS_METHODS = ['HEAD', 'PATCH', 'POST', 'DELETE'] as const;

/** What the library answers; that uploads expire, and when, is ours to say, by the clock of the links. */
const EXTENSIONS = ['creation', 'creation-with-upload', 'termination'];

/** What a server of tus says of itself to whoever asks. */
export const tusFacts = (maxBytes: number): Record<string, string> => ({
  'tus-resumable': '1.0.0',
  'tus-version': '1.0.0',
  'tus-extension': [...EXTENSIONS, 'expiration'].join(','),
  'tus-max-size': String(maxBytes),
});

/** A request that is told to let go stops reading this soon. Milliseconds. */
const LETTING_GO_MS = 250;
const PATIENCE_MS = 20_000;

/** One upload, in the hands of one request, as the library sees a store. */
class UploadStore extends DataStore {
  override extensions = EXTENSIONS;
  /** What is being stored: it goes on for a moment after the line broke. */
  writing: Promise<unknown> = Promise.resolve();

  constructor(private readonly upload: OpenUpload) {
    super();
  }

  override async create(file: Upload): Promise<Upload> {
    if (file.size !== this.upload.size) throw new Overlong();
    await this.upload.received();
    await this.upload.begin();
    return this.#shown(0);
  }

  override async getUpload(): Promise<Upload> {
    return this.#shown(await this.upload.received());
  }

  override write(body: AsyncIterable<Uint8Array>, _id: string, offset: number): Promise<number> {
    const writing = this.upload.write(body, offset);
    this.writing = writing.catch(() => undefined);
    return writing;
  }

  override remove(): Promise<void> {
    return this.upload.giveUp();
  }

  #shown(offset: number): Upload {
    const { material, size } = this.upload;
    return new Upload({ id: material.id, size, offset });
  }
}

/** Requests of this process that hold an upload. Those of other replicas the database keeps apart. */
type Holding = { letGo: () => void; done: Promise<void> };

const createLocks = () => {
  const held = new Map<string, Holding>();
  /** A lock that is open again only when all that its request had read is stored. */
  return (settled: () => Promise<unknown>): Locker => ({
    newLock: (id): Lock => {
      let open = (): void => undefined;
      return {
        lock: async (signal, letGo) => {
          const until = Date.now() + PATIENCE_MS;
          for (let other = held.get(id); other; other = held.get(id)) {
            other.letGo();
            await Promise.race([other.done, new Promise((wake) => setTimeout(wake, PATIENCE_MS).unref())]);
            if (signal.aborted || Date.now() > until) throw new Overtaken();
          }
          held.set(id, { letGo: () => void letGo(), done: new Promise((resolve) => (open = resolve)) });
        },
        unlock: async () => {
          await settled();
          held.delete(id);
          open();
        },
      };
    },
  });
};

/** The body as the library wants it, read no faster than it is stored. However that ends, the request stays, for its answer. */
const bodyOf = (request: IncomingMessage): ReadableStream<Uint8Array> => {
  const parts = request.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array, undefined>;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const part = await parts.next();
        if (part.done) controller.close();
        else controller.enqueue(part.value);
      },
      cancel: () => void parts.return?.(),
    },
    { highWaterMark: 0 },
  );
};

const asRequest = (request: IncomingMessage, method: string, url: string): Request => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (/^(?:tus-|upload-|content-type$|content-length$)/.test(name)) headers.set(name, String(value));
  const hasBody = method === 'PATCH' || method === 'POST';
  return new Request(url, { method, headers, ...(hasBody ? { body: bodyOf(request), duplex: 'half' } : {}) });
};

type Told = { status: number; reason: string };

type Options = {
  materials: Materials;
  publicUrl: string;
  /** Counts what became of an upload. */
  count: (outcome: string) => void;
};

/** Answers HEAD, PATCH, POST and DELETE to a link as tus 1.0 has it, over the library; what it refuses, in our own words. */
export const createTus = ({ materials, publicUrl, count }: Options) => {
  const locks = createLocks();

  const refuse = async (to: Answered, upload: OpenUpload, failure: unknown, told: Told): Promise<void> => {
    const { material, size } = upload;
    if (failure instanceof UploadRefused) return sendOutcome(to, failure.outcome);
    if (failure instanceof Error && !(failure instanceof Overtaken || failure instanceof Overlong)) {
      // The library's own way of refusing; anything else is a fault.
      if (!('status_code' in failure)) throw failure;
    }
    if (failure instanceof Overtaken || told.status === 409) {
      if (material.status !== 'AWAITING') return sendOutcome(to, { outcome: 'OTHER_FILE' });
      return sendRefusal({ ...to, status: 409, code: 'UPLOAD_OFFSET' });
    }
    if (failure instanceof Overlong || told.status === 413)
      return sendRefusal({
        ...to,
        status: 413,
        code: 'UPLOAD_OVERLONG',
        params: { size: sizeText(size) },
      });
    const { status, reason } = told;
    sendRefusal({ ...to, status, code: 'UPLOAD_PROTOCOL', params: { reason } });
  };

  /** Settles a file that is whole, and says why it will not do; false where nothing is to be said. */
  const finished = async (to: Answered, upload: OpenUpload): Promise<boolean> => {
    const outcome = await upload.finish();
    count(outcome.outcome);
    if (outcome.outcome === 'STORED') return false;
    sendOutcome(to, outcome);
    return true;
  };

  return async (
    request: IncomingMessage,
    response: ServerResponse,
    asked: { materialId: string; query: URLSearchParams; method: string },
  ): Promise<void> => {
    const { materialId, query, method } = asked;
    const to = { request, response, materialId };
    response.setHeader('tus-resumable', '1.0.0');
    const opened = await materials.resume({ materialId, query });
    if (opened.outcome !== 'OPEN') {
      count(opened.outcome);
      await drain(request, response);
      return sendOutcome(to, opened);
    }
    const { upload } = opened;
    const isAwaited = upload.material.status === 'AWAITING';
    if (method === 'DELETE' && !isAwaited) return sendOutcome(to, { outcome: 'OTHER_FILE' });
    // Whoever died between the last piece and the end has it ended by who asks next.
    if (isAwaited && method === 'HEAD' && upload.isWhole && (await finished(to, upload))) return;

    const store = new UploadStore(upload);
    let failure: unknown = null;
    const isWhole = { yes: false };
    const path = `/materials/${materialId}`;
    const server = new Server({
      path: '/materials',
      datastore: store,
      locker: locks(() => store.writing),
      lockDrainTimeout: LETTING_GO_MS,
      getFileIdFromRequest: () => materialId,
      namingFunction: () => materialId,
      generateUrl: () => `${publicUrl}${path}?${query}`,
      maxSize: upload.size,
      onUploadFinish: () => {
        isWhole.yes = isAwaited;
        return Promise.resolve({});
      },
      onResponseError: (_request, error) => {
        failure = error;
        return undefined;
      },
    });
    const answer = await server.handleWeb(asRequest(request, method, `${new URL(publicUrl).origin}${path}`));
    if (request.destroyed && !request.complete) return void response.destroy();
    if (answer.status >= 400) {
      await drain(request, response);
      return refuse(to, upload, failure, { status: answer.status, reason: (await answer.text()).trim() });
    }
    if (isWhole.yes && (await finished(to, upload))) return;
    for (const [name, value] of answer.headers)
      if (/^(?:upload-|location$|connection$)/.test(name)) response.setHeader(name, value);
    if (isAwaited && method !== 'DELETE' && !isWhole.yes)
      response.setHeader('upload-expires', upload.until.toUTCString());
    response.writeHead(answer.status, { 'cache-control': 'no-store' }).end();
  };
};
