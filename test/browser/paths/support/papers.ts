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

/** A photo as a telephone takes it, with grain, so that it has the megabytes of one: 3000 × 2200 has nearly six. */
export async function grainyPhoto({ width = 3000, height = 2200, orientation = 1 } = {}): Promise<PaperFile> {
  const buffer = await sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .blur(0.5)
    .withMetadata({ orientation })
    .jpeg({ quality: 92 })
    .toBuffer();
  return { name: 'IMG_5200.jpg', mimeType: 'image/jpeg', buffer };
}
