import fc from 'fast-check';
import type {
  Field,
  GroupType,
  LayoutType,
  LongType,
  TextType,
} from '../../../../server/authority/protocol/documents/layout.ts';
import { downloadLayout } from '../../../../server/authority/protocol/documents/layouts/download.ts';
import { uploadLayout } from '../../../../server/authority/protocol/documents/layouts/upload.ts';
import type { WireDocument } from '../../../../server/authority/protocol/documents/document.ts';

const CHARACTERS = [...'abcXYZ019 <>&"\'-_/.:;=+%中文备案号浙京（）〔〕·\r\n\t'];
const LONGEST_TEXT = 24;
const LONGEST_LIST = 2;

const digits = (min: number) => fc.stringMatching(new RegExp(`^[0-9]{${min},${min + 3}}$`));

function textOf({ min, max, format }: TextType): fc.Arbitrary<string> {
  switch (format) {
    case 'phones':
    case 'mobiles':
      return fc.array(digits(min), { minLength: 1, maxLength: 2 }).map((numbers) => numbers.join(';'));
    case 'emails':
      return fc.constantFrom('a@example.com', 'a@example.com;b@example.org');
    case 'md5':
      return fc.stringMatching(/^[0-9a-f]{32}$/);
    case 'base64':
      return fc
        .uint8Array({ minLength: 1, maxLength: 40 })
        .map((bytes) => Buffer.from(bytes).toString('base64'));
    case 'day':
      return day;
    case 'moment':
      return fc.oneof(
        day,
        day.map((date) => `${date} 10:20:30`),
      );
    default:
      return fc
        .string({
          unit: fc.constantFrom(...CHARACTERS),
          minLength: min,
          maxLength: Math.min(max, min + LONGEST_TEXT),
        })
        .filter((text) => min === 0 || text.trim() !== '')
        .filter((text) => [...text].length <= max);
  }
}

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function longOf({ min, max, also }: LongType): fc.Arbitrary<number> {
  const inside = fc
    .oneof(fc.integer({ min: 0, max: 1000 }), fc.constant(Number.MAX_SAFE_INTEGER))
    .map((offset) => {
      return Math.min(max, min + offset);
    });
  return also.length > 0 ? fc.oneof(inside, fc.constantFrom(...also)) : fc.oneof(inside, fc.constant(max));
}

function heldBy(field: Field): fc.Arbitrary<unknown> {
  const value = valueOf(field.type);
  if (!field.many) return value;
  return fc.array(value, { minLength: field.min, maxLength: Math.min(field.max, LONGEST_LIST) });
}

function groupOf({ kind, fields }: GroupType): fc.Arbitrary<unknown> {
  const entries = Object.entries(fields).filter(([, field]) => field.type.kind !== 'open');
  if (kind === 'one of') {
    return fc.oneof(...entries.map(([name, field]) => heldBy(field).map((value) => ({ [name]: value }))));
  }
  const required = entries.filter(([, field]) => field.min === 1 || field.many).map(([name]) => name);
  return fc
    .record(Object.fromEntries(entries.map(([name, field]) => [name, heldBy(field)])), {
      requiredKeys: required,
    })
    .map(withoutEmptyLists);
}

/** A list of none and no list are the same file, so only one of them can come back. */
function withoutEmptyLists(group: Readonly<Record<string, unknown>>): unknown {
  return Object.fromEntries(
    Object.entries(group).filter(([, value]) => !Array.isArray(value) || value.length > 0),
  );
}

/** Any value of a layout. */
export function valueOf(type: LayoutType): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case 'text':
      return textOf(type);
    case 'long':
      return longOf(type);
    case 'open':
      return fc.constant({ name: 'YM', attributes: {}, children: [], text: 'x' });
    default:
      return groupOf(type);
  }
}

/** Any document that obeys its layout. */
export const documents: fc.Arbitrary<WireDocument> = fc.oneof(
  valueOf(uploadLayout).map((content) => documentOf('UploadData', content)),
  valueOf(downloadLayout).map((content) => documentOf('DownloadData', content)),
);

/** One document of each operation and each download, for tests that must not miss one. */
export const documentsByPart: readonly (readonly [string, fc.Arbitrary<WireDocument>])[] = [
  ...partsOf('UploadData', uploadLayout),
  ...partsOf('DownloadData', downloadLayout),
];

function partsOf(
  root: WireDocument['root'],
  layout: GroupType,
): readonly (readonly [string, fc.Arbitrary<WireDocument>])[] {
  return Object.entries(layout.fields).flatMap(([branch, { type }]) => {
    if (type.kind === 'open' || type.kind === 'text' || type.kind === 'long') return [];
    const optional = Object.entries(type.fields).filter(
      ([, field]) => field.min === 0 || type.kind === 'one of',
    );
    return optional
      .filter(([, field]) => field.type.kind !== 'open')
      .map(([name, field]) => {
        const sender = 'Qqdwid' in type.fields ? { Qqdwid: 990_000_000_001 } : {};
        const only = heldBy({ ...field, min: 1 }).map((value) =>
          documentOf(root, { [branch]: { [name]: value, ...sender } }),
        );
        return [`${root}/${branch}/${name}`, only] as const;
      });
  });
}

/** The generators follow the layouts the type is derived from. */
function documentOf(root: WireDocument['root'], content: unknown): WireDocument {
  return { root, version: 'V.3.0', content } as WireDocument;
}
