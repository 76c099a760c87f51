/** What a shrunk picture must keep to. */
export type Bounds = { maxBytes: number; minBytes: number };

/** Longest sides, in pixels, and qualities to try one after the other. The service keeps no more than the first. */
const SIDES = [4096, 3072, 2560, 2048, 1600] as const;
const QUALITIES = [0.9, 0.82, 0.74] as const;

type Canvas = OffscreenCanvas | HTMLCanvasElement;

const canvasOf = (width: number, height: number): Canvas => {
  if (typeof OffscreenCanvas === 'function') return new OffscreenCanvas(width, height);
  return Object.assign(document.createElement('canvas'), { width, height });
};

const jpegOf = (canvas: Canvas, quality: number): Promise<Blob | null> => {
  const type = 'image/jpeg';
  if ('convertToBlob' in canvas) return canvas.convertToBlob({ type, quality });
  return new Promise((resolve) => canvas.toBlob(resolve, type, quality));
};

/** Draws a picture in another size, upright and on white. A canvas that gets no memory draws nothing: then null. */
const drawn = (from: ImageBitmap | Canvas, width: number, height: number): Canvas | null => {
  const canvas = canvasOf(width, height);
  const context = 'convertToBlob' in canvas ? canvas.getContext('2d') : canvas.getContext('2d');
  if (!context) return null;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(from, 0, 0, width, height);
  return canvas;
};

/** Half the size at most in one step: more would leave pixels out and make print hard to read. */
const scaledTo = (from: ImageBitmap | Canvas, side: number): Canvas | null => {
  const share = Math.min(1, side / Math.max(from.width, from.height));
  const width = Math.max(1, Math.round(from.width * share));
  const height = Math.max(1, Math.round(from.height * share));
  let at: ImageBitmap | Canvas = from;
  while (at.width > 2 * width) {
    const half: Canvas | null = drawn(at, Math.ceil(at.width / 2), Math.ceil(at.height / 2));
    if (!half) return null;
    at = half;
  }
  return drawn(at, width, height);
};

const fits = ({ size }: Blob, { maxBytes, minBytes }: Bounds): boolean =>
  size >= minBytes && size <= maxBytes;

/**
 * Makes of any picture that the browser can open a JPEG within bounds, upright, as large and as good as fits. Answers null
 * where the browser cannot open it or nothing legible fits.
 */
export const shrink = async (file: Blob, bounds: Bounds, signal: AbortSignal): Promise<Blob | null> => {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return null;
  }
  try {
    for (const side of SIDES) {
      const canvas = scaledTo(picture, side);
      if (!canvas) continue;
      for (const quality of QUALITIES) {
        signal.throwIfAborted();
        const jpeg = await jpegOf(canvas, quality);
        if (jpeg && fits(jpeg, bounds)) return jpeg;
      }
    }
    return null;
  } finally {
    picture.close();
  }
};
