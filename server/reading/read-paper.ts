import { codesOn } from './engine/codes.ts';
import { openModels } from './engine/models.ts';
import type { Models } from './engine/models.ts';
import { readPage } from './engine/page.ts';
import { rasterOf } from './engine/raster.ts';
import { isByRedInk } from './engine/red-ink.ts';
import { lookFor } from './comparing/look-for.ts';
import type { Found, Wanted } from './comparing/look-for.ts';
import { fieldsOn, textOfPaper } from './papers/fields.ts';
import type { ReadPaper } from './papers/fields.ts';
import { layoutOf } from './papers/layouts.ts';
import { merged } from './papers/merge.ts';
import { numberInCodes } from './papers/square-code.ts';

/** What a paper is asked: its picture, and what was typed of it. */
export type Question = { readonly picture: Uint8Array; readonly wanted: readonly Wanted[] };

export type Answer = ReadPaper & {
  readonly found: readonly Found[];
  /** A service of the provider read it, whose characters are not those of the engine here. */
  readonly elsewhere?: true;
};

/** Words of a watermark: what they cover is looked at through red glass. */
const WATERMARK = /仅限|仅供|备案使用|专用|他用无效|复印无效|水印/;

let models: Promise<Models> | undefined;

export const openEngine = (): Promise<Models> => (models ??= openModels());

/** Reads one paper. Run in a process of its own: what a hostile picture could break or take up is that process alone. */
export async function readPaper({ picture, wanted }: Question): Promise<Answer> {
  const opened = await openEngine();
  const raster = await rasterOf(picture);
  const page = await readPage(raster, opened);
  const text = textOfPaper(page.lines);
  let layout = layoutOf(text);
  let fields = fieldsOn(page.lines, layout);
  let lines = page.lines;
  const isMissing =
    layout.kind === 'OTHER' || layout.expected.some((key) => !fields.some((field) => field.key === key));
  const isDoubtful = WATERMARK.test(text) || fields.some(({ box }) => isByRedInk(raster, box));
  if (isMissing || isDoubtful) {
    const again = await page.again();
    lines = [...lines, ...again];
    if (layout.kind === 'OTHER') {
      layout = layoutOf(textOfPaper(again));
      fields = fieldsOn(page.lines, layout);
    }
    fields = merged(fields, fieldsOn(again, layout));
  }
  if (layout.kind === 'BUSINESS_LICENCE') fields = numberInCodes(fields, await codesOn(raster));
  return { kind: layout.kind, fields, found: lookFor(wanted, lines) };
}
