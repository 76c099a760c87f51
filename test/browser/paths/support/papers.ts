import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import type { PaperFile } from '../../journeys/support/papers.ts';

let heavy: Promise<Buffer> | undefined;

/** A picture of more than the 200 KB that a domain certificate has at least. */
export async function heavyJpeg(): Promise<PaperFile> {
  heavy ??= sharp(randomBytes(640 * 420 * 3), { raw: { width: 640, height: 420, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
  return { name: 'domain.jpg', mimeType: 'image/jpeg', buffer: await heavy };
}
