import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { projectRoot } from '../../../prisma/root.ts';

const FOLDER = join(projectRoot, 'test/browser/pictures');
const RESULTS = join(projectRoot, 'test-results');

/** Two machines set the edges of letters a little apart: at half the size nothing is left of that, and of a changed border much is. */
const SCALE = 0.5;
/** Of 255 in a channel. */
const DIFFERENT = 28;
/** Share of the points that may be different: a few letters that lie half a point elsewhere. */
const MAY_DIFFER = 0.002;

type Points = { data: Buffer; width: number; height: number };

async function pointsOf(png: Buffer | string): Promise<Points> {
  const { width, height } = await sharp(png).metadata();
  const { data, info } = await sharp(png)
    .resize(Math.round(width * SCALE), Math.round(height * SCALE), { fit: 'fill', kernel: 'cubic' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** The share of points in which two pictures differ; 1 where their sizes do. */
export async function differenceOf(one: Buffer | string, other: Buffer | string): Promise<number> {
  const [a, b] = await Promise.all([pointsOf(one), pointsOf(other)]);
  if (a.width !== b.width || Math.abs(a.height - b.height) > 2) return 1;
  const points = a.width * Math.min(a.height, b.height);
  let different = 0;
  for (let at = 0; at < points * 3; at += 3)
    if (
      [0, 1, 2].some(
        (channel) => Math.abs((a.data[at + channel] ?? 0) - (b.data[at + channel] ?? 0)) > DIFFERENT,
      )
    )
      different += 1;
  return different / points;
}

/**
 * Why a picture is not the one that was stored; `null` where it is. What it looks like now lies in test-results then.
 * `npm run pictures` (RECORD_PICTURES=1) stores it anew.
 */
export async function changeOf(name: string, now: Buffer): Promise<string | null> {
  const stored = join(FOLDER, `${name}.png`);
  if (process.env['RECORD_PICTURES']) {
    writeFileSync(stored, await sharp(now).png({ palette: true, quality: 90, effort: 10 }).toBuffer());
    return null;
  }
  if (!existsSync(stored)) return 'there is no picture of it: run `npm run pictures` and look at it';
  const share = await differenceOf(stored, now);
  if (share <= MAY_DIFFER) return null;
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, `${name}.png`), now);
  return `${(share * 100).toFixed(2)} % of its points differ: compare test-results/${name}.png with the stored one; \`npm run pictures\` stores it anew`;
}
