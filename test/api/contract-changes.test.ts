import { buildSchema } from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import { changesBetween, declaredIn, withAdditions } from '../../schema/changes.ts';
import { contract } from '../testkit/contract.ts';

const OLD =
  'type Query { a(x: Int): Int  b: Colour  u: U } enum Colour { RED BLUE } type V { v: Int } union U = V';
const today = '2026-11-30';
const since = (before: string, after: string, declared: string[] = []) =>
  changesBetween(buildSchema(before), buildSchema(after), { declared, today });

describe('a change of the contract', () => {
  it('that adds passes, and is told', () => {
    const after =
      OLD.replace('b: Colour', 'b: Colour  c: New').replace('RED', 'RED GREEN') + ' type New { n: Int }';
    expect(since(OLD, after)).toEqual({
      refused: [],
      breaks: [],
      additions: ['Colour.GREEN', 'New', 'Query.c'],
      dangers: ['Colour.GREEN'],
    });
  });

  it.each([
    ['removes a field', OLD.replace('b: Colour', ''), 'Query.b'],
    ['removes an argument', OLD.replace('(x: Int)', ''), 'Query.a.x'],
    ['changes what an argument takes', OLD.replace('x: Int', 'x: String'), 'Query.a.x'],
    ['asks for one more', OLD.replace('x: Int', 'x: Int, y: Int!'), 'Query.a.y'],
    ['changes what a field answers', OLD.replace('): Int', '): String'), 'Query.a'],
    ['removes a value', OLD.replace('RED ', ''), 'Colour.RED'],
  ])('that %s is refused by its path, until a changeset declares it', (_what, after, path) => {
    const { refused } = since(OLD, after);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatch(new RegExp(`^${path.replaceAll('.', '\\.')}: `));
    const changeset = `---\n'jieru': major\n---\n\nDo this.\n\nBreaks: \`${path}\`\n`;
    expect(since(OLD, after, declaredIn(changeset))).toMatchObject({ refused: [], breaks: [path] });
    expect(declaredIn(changeset.replace('major', 'minor'))).toEqual([]);
  });

  it.each([
    ['passes after its date', '2026-11-29', 0],
    ['is refused before, even when it is declared', '2027-11-30', 1],
  ])('that removes what was deprecated %s', (_what, until, refusals) => {
    const reason = `Use a. Deprecated since 2026-01-01; removed after ${until}.`;
    const before = OLD.replace('b: Colour', `b: Colour @deprecated(reason: "${reason}")`);
    const after = OLD.replace('b: Colour', '');
    expect(since(before, after, ['Query.b']).refused).toHaveLength(refusals);
  });

  it('is written into the changeset, each addition once', () => {
    const once = withAdditions('---\n---\n\nMore.\n', ['New', 'Query.c']);
    expect(once).toBe('---\n---\n\nMore.\n\nNew in the contract: `New`, `Query.c`.\n');
    expect(withAdditions(once, ['New'])).toBe(once);
  });
});

it('the contract breaks nothing since the release that no changeset declares', () => {
  const folder = join(projectRoot, '.changeset');
  const declared = readdirSync(folder).flatMap((name) =>
    declaredIn(name.endsWith('.md') ? readFileSync(join(folder, name), 'utf8') : ''),
  );
  const released = buildSchema(readFileSync(join(projectRoot, 'schema/released.graphql'), 'utf8'));
  const now = new Date().toISOString().slice(0, 10);
  expect(changesBetween(released, contract, { declared, today: now }).refused).toEqual([]);
});
