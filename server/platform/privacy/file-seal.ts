import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Transform } from 'node:stream';
import type { TransformCallback } from 'node:stream';
import { SealBroken } from './cipher.ts';

/*
 * The STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated-Encryption, 2015) over AES-256-GCM:
 * the file is cut into chunks, each sealed under prefix ‖ counter ‖ last-flag as nonce. A chunk moved, left out or
 * repeated does not open, and neither does a file cut off after a whole chunk. The key must be used for one file only.
 */

const FORMAT = 1;
const PREFIX_BYTES = 7;
const HEADER_BYTES = 1 + PREFIX_BYTES;
const TAG_BYTES = 16;

/** Plain bytes per chunk. */
export const CHUNK_BYTES = 64 * 1024;

const nonce = (prefix: Uint8Array, counter: number, last: boolean): Buffer => {
  const bytes = Buffer.alloc(12);
  bytes.set(prefix, 0);
  bytes.writeUInt32BE(counter, PREFIX_BYTES);
  bytes[11] = last ? 1 : 0;
  return bytes;
};

const associatedData = (context: string, last: boolean): Buffer =>
  Buffer.from(`${last ? 'last' : 'more'}:${context}`, 'utf8');

/** Bytes of a sealed file of so many plain bytes. */
export const sealedLength = (plainBytes: number): number =>
  HEADER_BYTES + plainBytes + Math.max(1, Math.ceil(plainBytes / CHUNK_BYTES)) * TAG_BYTES;

/** Collects bytes and gives them back in pieces of one size; the piece that may be the last is held back. */
class Pieces {
  private parts: Uint8Array[] = [];
  private length = 0;

  add(part: Uint8Array): void {
    this.parts.push(part);
    this.length += part.length;
  }

  /** The next piece, when at least one byte is known to follow it. */
  takeBeforeLast(size: number): Buffer | null {
    if (this.length <= size) return null;
    const all = Buffer.concat(this.parts);
    this.parts = [all.subarray(size)];
    this.length = all.length - size;
    return all.subarray(0, size);
  }

  takeRest(): Buffer {
    const all = Buffer.concat(this.parts);
    this.parts = [];
    this.length = 0;
    return all;
  }
}

/** Seals the bytes that pass through. `key`: 32 random bytes of this file alone. */
export const sealStream = (key: Uint8Array, context: string): Transform => {
  const prefix = randomBytes(PREFIX_BYTES);
  const pieces = new Pieces();
  let counter = 0;
  const sealed = (chunk: Uint8Array, last: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(prefix, counter++, last));
    cipher.setAAD(associatedData(context, last));
    return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
  };
  const stream = new Transform({
    transform(chunk: Uint8Array, _encoding, done: TransformCallback) {
      pieces.add(chunk);
      for (
        let piece = pieces.takeBeforeLast(CHUNK_BYTES);
        piece;
        piece = pieces.takeBeforeLast(CHUNK_BYTES)
      ) {
        this.push(sealed(piece, false));
      }
      done();
    },
    flush(done) {
      this.push(sealed(pieces.takeRest(), true));
      done();
    },
  });
  stream.push(Buffer.concat([Buffer.of(FORMAT), prefix]));
  return stream;
};

/** Opens what `sealStream` made; only authenticated bytes come out. The stream fails with SealBroken. */
export const openStream = (key: Uint8Array, context: string): Transform => {
  const pieces = new Pieces();
  let prefix: Buffer | null = null;
  let counter = 0;
  const opened = (sealed: Buffer, last: boolean): Buffer => {
    if (!prefix || sealed.length < TAG_BYTES) throw new SealBroken('TRUNCATED');
    const decipher = createDecipheriv('aes-256-gcm', key, nonce(prefix, counter++, last), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(associatedData(context, last));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    const plain = decipher.update(sealed.subarray(0, -TAG_BYTES));
    try {
      return Buffer.concat([plain, decipher.final()]);
    } catch {
      throw new SealBroken('NOT_AUTHENTIC');
    }
  };
  const readHeader = (header: Buffer): void => {
    if (header[0] !== FORMAT) throw new SealBroken('FORMAT');
    prefix = Buffer.from(header.subarray(1));
  };
  const attempt = (work: () => void, done: TransformCallback): void => {
    try {
      work();
      done();
    } catch (error) {
      done(error instanceof Error ? error : new SealBroken('FORMAT'));
    }
  };
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done: TransformCallback) {
      attempt(() => {
        pieces.add(chunk);
        if (!prefix) {
          const header = pieces.takeBeforeLast(HEADER_BYTES);
          if (!header) return;
          readHeader(header);
        }
        const size = CHUNK_BYTES + TAG_BYTES;
        for (let piece = pieces.takeBeforeLast(size); piece; piece = pieces.takeBeforeLast(size)) {
          this.push(opened(piece, false));
        }
      }, done);
    },
    flush(done) {
      attempt(() => void this.push(opened(pieces.takeRest(), true)), done);
    },
  });
};
