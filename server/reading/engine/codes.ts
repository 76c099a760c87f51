import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Raster } from './raster.ts';
import { readPart } from './parts.ts';

const MOST_CODES = 4;

let prepared: Promise<void> | undefined;

const prepare = async (): Promise<void> => {
  const wasmBinary = await readPart('codes.wasm');
  await prepareZXingModule({
    overrides: {
      wasmBinary: wasmBinary.buffer.slice(
        wasmBinary.byteOffset,
        wasmBinary.byteOffset + wasmBinary.length,
      ) as ArrayBuffer,
    },
    fireImmediately: true,
  });
};

/** What the square codes (二维码) on a picture hold, as text. It is read and never fetched. */
export const codesOn = async ({ data, width, height }: Raster): Promise<string[]> => {
  await (prepared ??= prepare());
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let from = 0, to = 0; from < data.length; from += 3, to += 4)
    pixels.set(data.subarray(from, from + 3), to);
  const found = await readBarcodes(
    { data: pixels, width, height, colorSpace: 'srgb' },
    { formats: ['QRCode'], maxNumberOfSymbols: MOST_CODES, tryHarder: true },
  );
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
};
