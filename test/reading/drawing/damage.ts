import sharp from 'sharp';
import { written, type Face } from './lettering.ts';

/** What befalls a paper between the desk and the upload; takes and gives a picture. */
export type Damage = (picture: Buffer, face: Face) => Promise<Buffer>;

const sidesOf = async (picture: Buffer): Promise<{ width: number; height: number }> => {
  const { width, height } = await sharp(picture).metadata();
  return { width, height };
};

const under =
  (
    svg: (sides: { width: number; height: number }) => string | Promise<string>,
    blend: 'over' | 'multiply' | 'screen' = 'over',
  ): Damage =>
  async (picture) => {
    const { width, height } = await sidesOf(picture);
    const layer = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${await svg({ width, height })}</svg>`;
    return sharp(picture)
      .composite([{ input: Buffer.from(layer), blend }])
      .png({ compressionLevel: 1 })
      .toBuffer();
  };

const turnedBy =
  (degrees: number): Damage =>
  (picture) =>
    sharp(picture).rotate(degrees, { background: '#8a8378' }).png({ compressionLevel: 1 }).toBuffer();

/** Light falling from one side, and a table under the paper. */
const onTable: Damage = async (picture) => {
  const { width, height } = await sidesOf(picture);
  return sharp(picture)
    .extend({
      top: Math.round(height / 9),
      bottom: Math.round(height / 9),
      left: Math.round(width / 9),
      right: Math.round(width / 9),
      background: '#6f675c',
    })
    .png({ compressionLevel: 1 })
    .toBuffer();
};

/** Seen from the side: the right edge is `share` shorter than the left one. */
const fromTheSide =
  (share: number): Damage =>
  async (picture) => {
    const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const { width, height } = info;
    const seen = Buffer.alloc(data.length, 0x80);
    for (let x = 0; x < width; x += 1) {
      const far = 1 - share * (x / width);
      // What is farther away is narrower, too: columns crowd towards the right.
      const from = Math.min(width - 1, Math.round((x / far) * (1 - share)));
      for (let y = 0; y < height; y += 1) {
        const to = Math.round((y - height / 2) / far + height / 2);
        if (to < 0 || to >= height) continue;
        data.copy(seen, (y * width + x) * 3, (to * width + from) * 3, (to * width + from) * 3 + 3);
      }
    }
    return sharp(seen, { raw: { width, height, channels: 3 } })
      .png({ compressionLevel: 1 })
      .toBuffer();
  };

export const DAMAGES = {
  clean: (picture) => Promise.resolve(picture),
  'turned 90°': turnedBy(90),
  'turned 180°': turnedBy(180),
  'skewed 6°': turnedBy(6),
  'skewed 18°': turnedBy(18),
  'from the side': (picture, face) => onTable(picture, face).then((on) => fromTheSide(0.22)(on, face)),
  dark: (picture) => sharp(picture).linear(0.2, 4).png({ compressionLevel: 1 }).toBuffer(),
  blurred: (picture) => sharp(picture).blur(2.2).png({ compressionLevel: 1 }).toBuffer(),
  glare: under(
    ({ width, height }) =>
      `<defs><radialGradient id="g"><stop offset="0" stop-color="#fff" stop-opacity=".85"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient></defs><ellipse cx="${width * 0.62}" cy="${height * 0.42}" rx="${width * 0.3}" ry="${height * 0.25}" fill="url(#g)"/>`,
    'screen',
  ),
  stamped: under(({ width, height }) => {
    const [x, y, r] = [width * 0.68, height * 0.76, Math.min(width, height) * 0.16];
    return `<g fill="none" stroke="#d8232a" stroke-opacity=".8"><circle cx="${x}" cy="${y}" r="${r}" stroke-width="${r * 0.06}"/><path d="M ${x} ${y - r * 0.4} L ${x + r * 0.24} ${y + r * 0.32} L ${x - r * 0.38} ${y - r * 0.12} L ${x + r * 0.38} ${y - r * 0.12} L ${x - r * 0.24} ${y + r * 0.32} Z" fill="#d8232a" fill-opacity=".8"/></g>`;
  }, 'multiply'),
  watermarked: async (picture, face) => {
    const { width, height } = await sidesOf(picture);
    const marks: string[] = [];
    for (let row = 0; row < 4; row += 1)
      for (let column = 0; column < 3; column += 1)
        marks.push(
          await written(face, '仅限备案使用', {
            x: width * (0.02 + column * 0.34),
            y: height * (0.3 + row * 0.25),
            size: width / 26,
            colour: '#6e6e6e',
            opacity: 0.5,
            turn: -24,
          }),
        );
    return under(() => marks.join(''))(picture, face);
  },
  small: (picture) =>
    sharp(picture).resize({ width: 700, height: 700, fit: 'inside' }).jpeg({ quality: 80 }).toBuffer(),
  'JPEG 30': (picture) => sharp(picture).jpeg({ quality: 30 }).toBuffer(),
} satisfies Record<string, Damage>;

export type DamageName = keyof typeof DAMAGES;
