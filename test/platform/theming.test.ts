import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import { elementsIn, manifestOf } from '../../server/cli/widget/package/manifest.mjs';
import { PARTS } from '../../widget/kit/elements/parts.ts';
import { COLOURS, MEASURES } from '../../widget/kit/styles/theme.ts';
import theme from '../../widget/package/theme.json' with { type: 'json' };

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const sources = readdirSync(join(projectRoot, 'widget'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('host'))
  .map((path) => read(join('widget', path)))
  .join('\n');
const guide = read('.github/docs/theming.md');
const unique = (list: readonly string[]): string[] => [...new Set(list)].sort();

/** What the desk alone reads, beside the theme. */
const OF_THE_DESK = ['desk-font-size', 'desk-height'];
const variables = [...Object.keys(COLOURS), ...Object.keys(MEASURES), 'shadow', ...OF_THE_DESK];

/** Rows of a table of the guide: what the first cell names, and the second says. */
const told = (begins: string): Record<string, string> =>
  Object.fromEntries(
    [...guide.matchAll(/^\| `([\w-]+)`\s*\| (.*?)\s*\|/gm)]
      .filter(([, name = '']) => name.startsWith('--') === (begins === '--'))
      .map(([, name = '', words = '']) => [name.replace('--jieru-', ''), words]),
  );

const manifest = elementsIn(await manifestOf());

describe('what a page may set', () => {
  it('is five variables of a brand and about forty that refine it', () => {
    const brand = Object.entries(theme.properties).filter(([, words]) => words.startsWith('Brand. '));
    expect(brand.map(([name]) => name)).toEqual(['accent', 'surface', 'radius', 'font', 'density']);
    expect(unique(Object.keys(theme.properties))).toEqual(unique(variables));
    expect(variables.length).toBeGreaterThanOrEqual(43);
  });

  it('is used by the elements, each one', () => {
    const unused = variables.filter(
      (name) => !new RegExp(`var\\(\\s*--(j|jieru)-${name}[,)]`).test(sources.replaceAll(/\$\{[^}]*\}/g, '')),
    );
    expect(unused).toEqual([]);
  });

  it('stands in the guide in the same words', () => {
    expect(told('--')).toEqual(theme.properties);
  });

  it('stands in the manifest, for each element', () => {
    for (const { cssProperties } of manifest)
      expect(cssProperties.map(({ name }: { name: string }) => name)).toEqual(
        Object.keys(theme.properties).map((name) => `--jieru-${name}`),
      );
  });
});

describe('the parts that a page may style', () => {
  const named = unique(
    [...sources.matchAll(/part="([\w -]+?)(?: \$\{here \? '([\w-]+)' : ''\})?"/g)].flatMap(
      ([, one = '', other = '']) => [...one.split(' '), ...(other ? [other] : [])],
    ),
  );
  const own = [...sources.matchAll(/^ \* @csspart ([\w-]+) - /gm)].map(([, name = '']) => name);

  it('are those that the elements name, and the guide names all of them', () => {
    const buttons = ['button-primary'];
    expect(unique([...named, ...buttons])).toEqual(unique(Object.keys(told(''))));
  });

  it('are handed on from the depth where they lie, but those of the outermost elements', () => {
    for (const name of Object.keys(theme.parts)) expect(PARTS.split(', ')).toContain(name);
    for (const name of PARTS.split(', ')) expect([...Object.keys(theme.parts), ...own]).toContain(name);
  });

  it('stand in the manifest', () => {
    for (const { cssParts } of manifest) {
      const names = cssParts.map(({ name }: { name: string }) => name);
      expect(names).toEqual(expect.arrayContaining(Object.keys(theme.parts)));
      expect(unique(names)).toHaveLength(names.length);
    }
  });
});
