import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createReader, READER_LIMITS } from '../../server/reading/process/reader.ts';
import { DAMAGES, type DamageName } from './drawing/damage.ts';
import { FACES, isInstalled, type Face } from './drawing/lettering.ts';
import type { PaperName, Sample } from './accuracy/pictures.ts';
import { asMarkdown, cellsOf, shareOf, shown, TELLING, type Cell } from './accuracy/table.ts';

const PAPERS: readonly PaperName[] = ['licence', 'old licence', 'card front', 'card back'];
const faces = (Object.keys(FACES) as Face[]).filter(isInstalled);

/** Every paper in every state, in both faces: 104 pictures, 52 where the second face is not installed. */
const every = (): Sample[] =>
  faces.flatMap((face, of) =>
    (Object.keys(DAMAGES) as DamageName[]).flatMap((damage, row) =>
      PAPERS.map((paper, column) => ({ paper, damage, face, seed: 1 + of * 1000 + row * 10 + column })),
    ),
  );

const SAMPLE: readonly Sample[] = [
  { paper: 'licence', damage: 'clean', face: 'noto', seed: 11 },
  { paper: 'old licence', damage: 'turned 180°', face: faces.at(-1) ?? 'noto', seed: 12 },
  { paper: 'licence', damage: 'from the side', face: faces.at(-1) ?? 'noto', seed: 13 },
  { paper: 'card front', damage: 'clean', face: faces.at(-1) ?? 'noto', seed: 14 },
  { paper: 'card front', damage: 'dark', face: 'noto', seed: 15 },
  { paper: 'card front', damage: 'skewed 18°', face: 'noto', seed: 16 },
  { paper: 'card back', damage: 'watermarked', face: 'noto', seed: 17 },
  { paper: 'card back', damage: 'stamped', face: 'noto', seed: 18 },
];

const samples = process.env['EVERY_PICTURE'] ? every() : SAMPLE;

// Read as the service reads them: in the process beside it.
const reader = createReader({ ...READER_LIMITS, pictureMs: 120_000 });
afterAll(() => reader.stop());

describe('papers drawn by ourselves, as they come from a desk and a telephone', () => {
  const cells: Cell[] = [];

  beforeAll(async () => {
    for (const sample of samples) cells.push(...(await cellsOf(reader, sample)));
    if (process.env['EVERY_PICTURE']) await writeFile(join(tmpdir(), 'accuracy.md'), asMarkdown(cells));
  }, 1_200_000);

  const telling = (of: (sample: Sample) => boolean) =>
    cells.filter(({ sample, key }) => of(sample) && TELLING[sample.paper].includes(key));

  test('are read without a fault in number, name and term where they are clean', () => {
    const clean = telling(({ damage }) => damage === 'clean');
    expect(clean).not.toEqual([]);
    expect(clean.filter(({ right }) => !right).map(shown)).toEqual([]);
  });

  test('are read in nine of ten numbers where they are not', () => {
    const numbers = cells.filter(({ sample, key }) => sample.damage !== 'clean' && key === 'NUMBER');
    expect(numbers).not.toEqual([]);
    expect(
      shareOf(numbers),
      numbers
        .filter(({ right }) => !right)
        .map(shown)
        .join('\n'),
    ).toBeGreaterThanOrEqual(0.9);
  });

  test('never yield a wrong value that is marked sure', () => {
    expect(cells.filter(({ right, sure }) => !right && sure).map(shown)).toEqual([]);
    // And the mark is worth something: most of what is right has it.
    const right = cells.filter((cell) => cell.right);
    expect(right.filter(({ sure }) => sure).length / right.length).toBeGreaterThan(0.7);
  });
});
