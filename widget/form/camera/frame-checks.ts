/** What would make a reviewer send the photo back. */
export type FrameFault = 'SMALL' | 'DARK' | 'BRIGHT' | 'FLAT' | 'BLURRED';

const WIDTH = 64;
const HEIGHT = 48;
const LEAST_PIXELS = 480;
/** The part in which edges are looked for. Pixels. */
const CROP = { width: 320, height: 240 };

/** Mean and spread of the brightness of RGBA pixels, each from 0 to 255. */
export const lightOf = (pixels: Uint8ClampedArray): { mean: number; spread: number } => {
  const count = pixels.length / 4;
  let sum = 0;
  let squares = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    const light = 0.299 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0);
    sum += light;
    squares += light * light;
  }
  const mean = sum / count;
  return { mean, spread: Math.sqrt(Math.max(0, squares / count - mean * mean)) };
};

/**
 * How sharp RGBA pixels are: the mean square of how each differs from its four neighbours. What is out of focus or was moved has few
 * edges.
 */
export const sharpnessOf = (pixels: Uint8ClampedArray, width: number): number => {
  const light = (at: number): number => pixels[at * 4 + 1] ?? 0;
  const height = pixels.length / 4 / width;
  let squares = 0;
  for (let y = 1; y < height - 1; y += 1)
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const edge = 4 * light(at) - light(at - 1) - light(at + 1) - light(at - width) - light(at + width);
      squares += edge * edge;
    }
  return squares / Math.max(1, (width - 2) * (height - 2));
};

/** Below this nothing has an edge: measured at the camera's own pixels, where noise alone gives more. */
const LEAST_SHARP = 3;

/** Faults of a picture by its size and light. The limits are generous: a person decides in the end. */
export const faultsOf = (
  shorterSide: number,
  { mean, spread }: { mean: number; spread: number },
): FrameFault[] => [
  ...(shorterSide < LEAST_PIXELS ? (['SMALL'] as const) : []),
  ...(mean < 50 ? (['DARK'] as const) : []),
  ...(mean > 215 ? (['BRIGHT'] as const) : []),
  ...(mean >= 50 && mean <= 215 && spread < 14 ? (['FLAT'] as const) : []),
];

/** Faults of what the camera shows now. */
export const judgeFrame = (video: HTMLVideoElement): FrameFault[] => {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return [];
  context.drawImage(video, 0, 0, WIDTH, HEIGHT);
  const shorterSide = Math.min(video.videoWidth, video.videoHeight);
  const faults = faultsOf(shorterSide, lightOf(context.getImageData(0, 0, WIDTH, HEIGHT).data));
  return faults.length === 0 && isBlurred(video) ? ['BLURRED'] : faults;
};

/** Looks at the middle as the camera gives it: made smaller, every picture is sharp. */
function isBlurred(video: HTMLVideoElement): boolean {
  const { videoWidth, videoHeight } = video;
  const canvas = document.createElement('canvas');
  canvas.width = Math.min(CROP.width, videoWidth);
  canvas.height = Math.min(CROP.height, videoHeight);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return false;
  const { width, height } = canvas;
  context.drawImage(
    video,
    (videoWidth - width) / 2,
    (videoHeight - height) / 2,
    width,
    height,
    0,
    0,
    width,
    height,
  );
  return sharpnessOf(context.getImageData(0, 0, width, height).data, width) < LEAST_SHARP;
}
