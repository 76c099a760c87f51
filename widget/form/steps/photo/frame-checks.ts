/** What would make a reviewer send the photo back. */
export type FrameFault = 'SMALL' | 'DARK' | 'BRIGHT' | 'FLAT';

const WIDTH = 64;
const HEIGHT = 48;
const LEAST_PIXELS = 480;

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
  return faultsOf(shorterSide, lightOf(context.getImageData(0, 0, WIDTH, HEIGHT).data));
};
