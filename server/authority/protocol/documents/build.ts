import { firstCharacterOutsideGbk } from '../gbk.ts';
import { parentElement, textElement, type XmlElement } from '../xml/element.ts';
import { hasOnlyXmlCharacters } from '../xml/references.ts';
import type { Findings } from './findings.ts';
import type { Field, GroupType, LayoutType } from './layout.ts';
import type { Kept, KeptElement } from './values.ts';

type Bag = Readonly<Record<string, unknown>> & Kept;
type Attributes = Readonly<Record<string, string>>;

const KEPT_KEYS: ReadonlySet<string> = new Set<keyof Kept>(['$elements', '$attributes']);

/**
 * Turns a value into elements, in the order of its layout. Says what cannot be said in XML at all (wrong type, unknown
 * key, character outside GBK); whether the elements obey the layout is for {@link readElement} to find.
 */
export function buildElement(
  name: string,
  value: unknown,
  type: LayoutType,
  path: string,
  findings: Findings,
  attributes: Attributes = {},
): XmlElement {
  switch (type.kind) {
    case 'text':
      return textElement(name, checkedText(value, path, findings), attributes);
    case 'long':
      return textElement(name, checkedLong(value, path, findings), attributes);
    case 'open':
      if (isElement(value)) return { ...value, name };
      findings.unreadable(path, 'type', 'must be an element');
      return textElement(name, '');
    default:
      if (isBag(value)) return buildGroup(name, value, type, path, findings, attributes);
      findings.unreadable(path, 'type', 'must be an object');
      return textElement(name, '');
  }
}

function buildGroup(
  name: string,
  value: Bag,
  type: GroupType,
  path: string,
  findings: Findings,
  attributes: Attributes,
): XmlElement {
  for (const key of Object.keys(value)) {
    const known = Object.hasOwn(type.fields, key) || KEPT_KEYS.has(key);
    if (!known) findings.unreadable(`${path}/${key}`, 'unknown', 'the layout has no such element');
  }
  const children: XmlElement[] = [];
  for (const [key, field] of Object.entries(type.fields)) {
    occurrences(value[key], field, `${path}/${key}`, findings).forEach((each, index) => {
      const childPath = pathOf(path, key, field, index);
      const kept = value.$attributes?.[field.many ? `${key}[${index + 1}]` : key];
      children.push(buildElement(key, each, field.type, childPath, findings, kept));
    });
  }
  const own = { ...attributes, ...value.$attributes?.['.'] };
  return parentElement(name, withKept(children, value.$elements ?? []), own);
}

function occurrences(held: unknown, field: Field, path: string, findings: Findings): readonly unknown[] {
  if (held === undefined) return [];
  if (field.many) {
    if (Array.isArray(held)) return held;
    findings.unreadable(path, 'type', 'must be a list');
    return [];
  }
  if (!Array.isArray(held)) return [held];
  findings.unreadable(path, 'type', 'must not be a list');
  return [];
}

function withKept(children: readonly XmlElement[], kept: readonly KeptElement[]): readonly XmlElement[] {
  const all = [...children];
  for (const { at, element } of [...kept].sort((a, b) => a.at - b.at)) all.splice(at, 0, element);
  return all;
}

function checkedText(value: unknown, path: string, findings: Findings): string {
  if (typeof value !== 'string') {
    findings.unreadable(path, 'type', 'must be text');
    return '';
  }
  if (!hasOnlyXmlCharacters(value))
    findings.unreadable(path, 'character', 'holds a character XML does not allow');
  else if (firstCharacterOutsideGbk(value) !== undefined) {
    findings.unreadable(path, 'character', 'holds a character that GBK does not have');
  }
  return value;
}

function checkedLong(value: unknown, path: string, findings: Findings): string {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    findings.unreadable(path, 'number', 'must be a whole number up to 2^53-1');
  }
  return String(value);
}

/** Path of a child; repeated ones are counted from 1. */
export function pathOf(path: string, name: string, field: Field, index: number): string {
  return field.many ? `${path}/${name}[${index + 1}]` : `${path}/${name}`;
}

function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isElement(value: unknown): value is XmlElement {
  return isBag(value) && Array.isArray(value['children']) && typeof value['text'] === 'string';
}
