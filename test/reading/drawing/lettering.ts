import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import { projectRoot } from '../../../prisma/root.ts';

/** The two faces that papers are drawn in: the second is a Debian package's (fonts-wqy-zenhei) and may be missing. */
export const FACES = {
  noto: join(projectRoot, 'node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf'),
  wenquanyi: '/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc',
} as const;

export type Face = keyof typeof FACES;

export const isInstalled = (face: Face): boolean => existsSync(FACES[face]);

const opened = new Map<Face, Promise<Font>>();

const open = async (face: Face): Promise<Font> => {
  const found = create(await readFile(FACES[face]));
  const [first] = 'fonts' in found ? found.fonts : [found];
  if (!first || !('glyphForCodePoint' in first)) throw new Error(`${face} holds no face`);
  return first;
};

const fontOf = (face: Face): Promise<Font> => {
  const kept = opened.get(face) ?? open(face);
  opened.set(face, kept);
  return kept;
};

export type Writing = {
  x: number;
  y: number;
  size: number;
  colour?: string;
  opacity?: number;
  turn?: number;
};

/** A text as outlines of an SVG, so that neither the machine's fonts nor their names matter; `y` is its base line. */
export const written = async (
  face: Face,
  text: string,
  { x, y, size, colour = '#1b1b1b', opacity = 1, turn = 0 }: Writing,
): Promise<string> => {
  const font = await fontOf(face);
  const scale = size / font.unitsPerEm;
  let along = 0;
  const outlines: string[] = [];
  for (const character of text) {
    const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 0);
    if (glyph.id === 0 && character !== '　') throw new Error(`${face} has no ${character}`);
    outlines.push(`<path transform="translate(${along} 0)" d="${glyph.path.toSVG()}"/>`);
    along += character === '　' ? font.unitsPerEm : glyph.advanceWidth;
  }
  return `<g fill="${colour}" opacity="${opacity}" transform="translate(${x} ${y}) rotate(${turn}) scale(${scale} ${-scale})">${outlines.join('')}</g>`;
};
