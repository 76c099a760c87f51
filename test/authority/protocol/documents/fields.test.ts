import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Field, LayoutType } from '../../../../server/authority/protocol/documents/layout.ts';
import { icpDownloads } from '../../../../server/authority/protocol/documents/layouts/download.ts';
import {
  icpOperations,
  ipOperations,
} from '../../../../server/authority/protocol/documents/layouts/upload.ts';

/** The field tables of the interface specification V3.0, one operation or download after the other. */
const SPECIFIED = readFileSync(new URL('../../samples/fields.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n\n');

const LAYOUTS: Readonly<Record<string, Field>> = {
  ...icpOperations,
  ...icpDownloads,
  'IP/XZBA': ipOperations.XZBA,
};

const times = ({ min, max }: Field): string =>
  min === max ? `[${max}]` : `[${min}..${max === Infinity ? 'n' : max}]`;
const upTo = (max: number): string =>
  max === 2 ** 32 - 1 ? '2^32-1' : max === Number.MAX_SAFE_INTEGER || max === Infinity ? '' : String(max);
const GROUPS = { 'in order': 'in order', 'any order': 'any order', 'one of': 'exactly one of' } as const;

const form = (type: LayoutType): string => {
  switch (type.kind) {
    case 'text':
      return type.min === 0 ? 'string' : `string ${type.min}..${upTo(type.max)}`;
    case 'long':
      return `long ${type.min}..${upTo(type.max)}`;
    case 'open':
      return '(untyped)';
    default:
      return `(${GROUPS[type.kind]})`;
  }
};

/** A layout in the notation of the specification, one element a line. */
const told = (name: string, field: Field, depth = 0): string[] => [
  `${'  '.repeat(depth)}${name} ${times(field)} ${form(field.type)}`,
  ...('fields' in field.type
    ? Object.entries(field.type.fields).flatMap(([child, one]) => told(child, one, depth + 1))
    : []),
];

describe('the layout of', () => {
  it.each(SPECIFIED.map((table) => [table.split(' ')[0] ?? '', table]))('%s', (name, table) => {
    const field = LAYOUTS[name];
    if (!field) throw new Error(`no layout of ${name}`);
    // An element without a type is kept as the text it is.
    expect(told(name, field).join('\n')).toBe(table.replace('(untyped)', 'string'));
  });
});

it('every layout that is written or read stands in the tables', () => {
  const tables = SPECIFIED.map((table) => table.split(' ')[0]);
  expect(tables.sort()).toEqual(Object.keys(LAYOUTS).sort());
});
