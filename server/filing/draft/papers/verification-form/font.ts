import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { create } from 'fontkit';
import type { Font } from 'fontkit';
import subsetFont from 'subset-font';
import { projectRoot } from '../../../../../prisma/root.ts';

/** Noto Sans SC, 30,888 glyphs with the rare characters of names; SIL Open Font License 1.1. */
const NAME = 'NotoSansHans-Regular.otf';

/** From the sources in its package, which has it in five weights of 8 MB, and built where the build laid this one. */
const pathOfFont = (): string =>
  new URL(import.meta.url).pathname.endsWith('.ts')
    ? fileURLToPath(new URL(`../fonts/${NAME}`, import.meta.resolve('@embedpdf/fonts-sc')))
    : join(projectRoot, 'dist/server/fonts', NAME);

/** Printed in the place of a character that the font lacks, as typesetters do. */
export const GETA = '〓';

export type FormFont = {
  /** The font with these characters alone. Embedding the whole one takes seconds. */
  only(text: string): Promise<Buffer>;
  /** Characters of the text that the font cannot print. */
  lacks(text: string): string[];
};

const open = (): FormFont => {
  const bytes = readFileSync(pathOfFont());
  const font = create(bytes) as Font;
  return {
    only: (text) => subsetFont(bytes, text, { targetFormat: 'sfnt' }),
    lacks: (text) =>
      [...new Set(text)].filter((sign) => !font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)),
  };
};

let kept: FormFont | undefined;

/** The font of the form, read when the first form is printed. */
export const formFont = (): FormFont => (kept ??= open());
