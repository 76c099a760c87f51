import { randomBytes } from 'node:crypto';
import sharp from 'sharp';

type Size = { width: number; height: number };

/** A picture with enough in it to be neither dark nor blurred. */
const checked = ({ width, height }: Size) => {
  const square = Math.max(1, Math.ceil(Math.max(width, height) / 24));
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const light = (Math.floor(x / square) + Math.floor(y / square)) % 2 === 0;
      const at = (y * width + x) * 3;
      pixels[at] = light ? 250 : 60;
      pixels[at + 1] = light ? 250 : 90;
      pixels[at + 2] = light ? 245 : 130;
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
};

export const PAPER: Size = { width: 1200, height: 800 };

export const jpegOf = (size: Size = PAPER): Promise<Buffer> => checked(size).jpeg({ quality: 90 }).toBuffer();
export const pngOf = (size: Size = PAPER): Promise<Buffer> => checked(size).png().toBuffer();
export const gifOf = (size: Size = PAPER): Promise<Buffer> => checked(size).gif().toBuffer();
/** A photo of many pixels and few bytes, as a telephone takes it. */
export const photoOf = async (
  size: Size,
  { orientation, progressive = false }: { orientation?: number; progressive?: boolean } = {},
): Promise<Buffer> =>
  sharp(await pngOf(), { limitInputPixels: false })
    .resize({ ...size, fit: 'fill', kernel: 'nearest' })
    .withMetadata(orientation ? { orientation } : {})
    .jpeg({ quality: 80, progressive, optimiseCoding: progressive })
    .toBuffer();

export const webpOf = (size: Size = PAPER): Promise<Buffer> => checked(size).webp().toBuffer();

/** A photo of a phone held upright: stored lying down, with the place where it was taken. */
export const photoWithPlace = async (): Promise<Buffer> =>
  checked(PAPER)
    .withExif({
      IFD0: { Make: 'Telephone', Model: 'SecretModel', Orientation: '6' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '30/1 15/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '120/1 9/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

/** Noise does not compress: a picture of at least so many bytes. */
export const pictureOfBytes = async (atLeast: number): Promise<Buffer> => {
  const side = Math.ceil(Math.sqrt(atLeast / 2));
  const pixels = randomBytes(side * side * 3);
  return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer();
};

const crcTable = Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});
const crc32 = (bytes: Uint8Array): number => {
  let value = 0xffffffff;
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
};

/** A PNG of a few bytes that says it is a picture of these measures. */
export const bombOf = async ({ width, height }: Size): Promise<Buffer> => {
  const png = Buffer.from(await checked({ width: 8, height: 8 }).png().toBuffer());
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
};
