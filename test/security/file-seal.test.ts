import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CHUNK_BYTES,
  openStream,
  sealedLength,
  sealStream,
} from '../../server/platform/privacy/file-seal.ts';
import { SealBroken } from '../../server/platform/privacy/cipher.ts';

const key = randomBytes(32);

const cut = (bytes: Buffer, size: number): Buffer[] => {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) parts.push(bytes.subarray(at, at + size));
  return parts;
};

const through = async (
  bytes: Buffer,
  stream: ReturnType<typeof sealStream>,
  pieces = 10_000,
): Promise<Buffer> => {
  const source = Readable.from(cut(bytes, pieces));
  source.pipe(stream);
  return buffer(stream);
};

const seal = (bytes: Buffer, pieces?: number) => through(bytes, sealStream(key, 'material:mat_1'), pieces);
const open = (bytes: Buffer, context = 'material:mat_1', pieces?: number) =>
  through(bytes, openStream(key, context), pieces);

const WHOLE = CHUNK_BYTES + 16;
const HEADER = 8;

describe('a sealed file', () => {
  it('comes back whole, whatever its size and however it was cut on the way', async () => {
    const size = fc.oneof(
      fc.constantFrom(
        0,
        1,
        CHUNK_BYTES - 1,
        CHUNK_BYTES,
        CHUNK_BYTES + 1,
        2 * CHUNK_BYTES,
        3 * CHUNK_BYTES + 7,
      ),
      fc.integer({ min: 0, max: 4 * CHUNK_BYTES }),
    );
    const piece = fc.oneof(fc.integer({ min: 900, max: 200_000 }), fc.constantFrom(CHUNK_BYTES, WHOLE));
    await fc.assert(
      fc.asyncProperty(size, piece, piece, async (bytes, written, read) => {
        const plain = randomBytes(bytes);
        const sealed = await seal(plain, written);
        expect(sealed.length).toBe(sealedLength(bytes));
        expect((await open(sealed, 'material:mat_1', read)).equals(plain)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('opens when its bytes arrive one by one', async () => {
    expect((await open(await seal(Buffer.from('abc')), 'material:mat_1', 1)).toString()).toBe('abc');
  });

  it('is refused with any byte flipped', async () => {
    const sealed = await seal(randomBytes(2 * CHUNK_BYTES + 50));
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.nat(7), async (at, bit) => {
        const altered = Buffer.from(sealed);
        altered[at] = (altered[at] ?? 0) ^ (1 << bit);
        await expect(open(altered)).rejects.toThrow(SealBroken);
      }),
      {
        numRuns: 60,
        examples: [
          [0, 0],
          [HEADER - 1, 3],
          [HEADER, 0],
          [HEADER + WHOLE, 0],
        ],
      },
    );
  });

  it('is refused when cut anywhere, also between chunks', async () => {
    const sealed = await seal(randomBytes(3 * CHUNK_BYTES));
    for (const length of [0, 3, HEADER, HEADER + 5, HEADER + WHOLE, HEADER + 2 * WHOLE, sealed.length - 1]) {
      await expect(open(sealed.subarray(0, length)), `${length} bytes`).rejects.toThrow(SealBroken);
    }
  });

  it('is refused with chunks swapped, repeated or taken from another file', async () => {
    const sealed = await seal(randomBytes(3 * CHUNK_BYTES));
    const other = await seal(randomBytes(3 * CHUNK_BYTES));
    const chunk = (of: Buffer, index: number) =>
      of.subarray(HEADER + index * WHOLE, HEADER + (index + 1) * WHOLE);
    const head = sealed.subarray(0, HEADER);
    for (const chunks of [
      [chunk(sealed, 1), chunk(sealed, 0), chunk(sealed, 2)],
      [chunk(sealed, 0), chunk(sealed, 0), chunk(sealed, 1), chunk(sealed, 2)],
      [chunk(sealed, 0), chunk(sealed, 2)],
      [chunk(sealed, 0), chunk(other, 1), chunk(sealed, 2)],
    ]) {
      await expect(open(Buffer.concat([head, ...chunks]))).rejects.toThrow(SealBroken);
    }
  });

  it('is refused with bytes behind its end, and for another material', async () => {
    const sealed = await seal(randomBytes(500));
    await expect(open(Buffer.concat([sealed, sealed]))).rejects.toThrow(SealBroken);
    await expect(open(sealed, 'material:mat_2')).rejects.toThrow(SealBroken);
  });
});
