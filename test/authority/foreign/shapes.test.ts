import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBureau, type Bureau } from './support/bureau.ts';
import { servesAll } from './support/serves.ts';
import { PLAIN, type Shape } from './support/shape.ts';
import { SHAPES } from './support/shapes.ts';

let bureau: Bureau;
let now: Shape = PLAIN;
beforeAll(async () => {
  bureau = await openBureau({ shapeOf: () => now });
});
afterAll(() => bureau.close());

describe('a bureau made of the soap package is read when it answers with', () => {
  it.each(SHAPES)('$name', async (shape) => {
    now = shape;
    bureau.office.waiting.splice(0);
    await servesAll(bureau, bureau.connection);
  });
});

it('there are at least twenty of them, and no two alike', () => {
  expect(new Set(SHAPES.map(({ name }) => name)).size).toBe(SHAPES.length);
  expect(SHAPES.length).toBeGreaterThanOrEqual(20);
});
