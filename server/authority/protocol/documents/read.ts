import { localName, type XmlElement } from '../xml/element.ts';
import { pathOf } from './build.ts';
import { Findings } from './findings.ts';
import { FORMATS } from './formats.ts';
import type { Field, GroupType, LayoutType, LongType, TextType } from './layout.ts';
import type { KeptElement } from './values.ts';

type Attributes = Readonly<Record<string, string>>;

const WHOLE_NUMBER = /^[+-]?\d{1,20}$/;

/**
 * Reads an element by its layout and notes every rule it breaks. Returns undefined for a blank number or date, which is as
 * good as none. What is found unreadable must not be used.
 */
export function readElement(
  element: XmlElement,
  type: LayoutType,
  path: string,
  findings: Findings,
): unknown {
  switch (type.kind) {
    case 'open':
      return element;
    case 'text':
      return readText(leafText(element, path, findings), type, path, findings);
    case 'long':
      return readLong(leafText(element, path, findings), type, path, findings);
    default:
      return readGroup(element, type, path, findings);
  }
}

function readGroup(element: XmlElement, type: GroupType, path: string, findings: Findings): object {
  if (element.text.trim() !== '') findings.unreadable(path, 'mixed', 'text where only elements may stand');
  const held = new Map<string, unknown[]>();
  const seen = new Map<string, number>();
  const kept: KeptElement[] = [];
  const attributes: Record<string, Attributes> = {};
  if (Object.keys(element.attributes).length > 0) attributes['.'] = element.attributes;

  element.children.forEach((child, at) => {
    const name = nameIn(type, child);
    const field = name === undefined ? undefined : type.fields[name];
    if (name === undefined || !field) {
      findings.readable(`${path}/${child.name}`, 'unknown', 'the layout has no such element');
      kept.push({ at, element: child });
      return;
    }
    if (name !== child.name) findings.readable(`${path}/${name}`, 'name', `must be written ${name}`);
    const index = seen.get(name) ?? 0;
    seen.set(name, index + 1);
    const childPath = pathOf(path, name, field, index);
    const value = readField(child, field, childPath, findings);
    if (isLeaf(field.type) && Object.keys(child.attributes).length > 0) {
      attributes[field.many ? `${name}[${index + 1}]` : name] = child.attributes;
    }
    if (value !== undefined) append(held, name, value);
  });

  checkAttributes(attributes, path, findings);
  checkCounts(type, seen, held, path, findings);
  if (type.kind === 'in order') checkOrder(element, type, path, findings);
  const values = Object.entries(type.fields).flatMap(([name, field]) => {
    const all = held.get(name);
    return all === undefined ? [] : [[name, field.many ? all : all[0]] as const];
  });
  return Object.fromEntries<unknown>([
    ...values,
    ...(kept.length > 0 ? [['$elements', kept] as const] : []),
    ...(Object.keys(attributes).length > 0 ? [['$attributes', attributes] as const] : []),
  ]);
}

/** The name the layout has for an element, whatever prefix or case it was written with; none for an unknown one. */
function nameIn({ fields }: GroupType, element: XmlElement): string | undefined {
  const written = localName(element);
  if (Object.hasOwn(fields, written)) return written;
  const alike = Object.keys(fields).filter((name) => name.toLowerCase() === written.toLowerCase());
  return alike.length === 1 ? alike[0] : undefined;
}

/** A field that stands on its own, or on which nothing depends, keeps to itself what is wrong with it. */
function readField(child: XmlElement, field: Field, path: string, findings: Findings): unknown {
  if (!field.loose && !field.apart) return readElement(child, field.type, path, findings);
  const part = new Findings();
  const value = readElement(child, field.type, path, part);
  if (!part.forbids) {
    findings.adopt(part);
    return value;
  }
  if (field.apart) findings.setAside(path, child, part);
  else findings.adopt(part, true);
  return undefined;
}

function append(held: Map<string, unknown[]>, name: string, value: unknown): void {
  const all = held.get(name);
  if (all) all.push(value);
  else held.set(name, [value]);
}

function checkCounts(
  type: GroupType,
  seen: ReadonlyMap<string, number>,
  held: ReadonlyMap<string, unknown[]>,
  path: string,
  findings: Findings,
): void {
  for (const [name, field] of Object.entries(type.fields)) {
    const count = seen.get(name) ?? 0;
    if (count > field.max) tooMany(`${path}/${name}`, field, findings);
    if (type.kind !== 'one of' && field.min === 1 && !held.has(name) && !(field.apart && count > 0)) {
      const found = [`${path}/${name}`, 'required', `${field.meaning}: must be given`] as const;
      if (field.loose) findings.readable(...found);
      else findings.unreadable(...found);
    }
  }
  if (type.kind === 'one of') {
    const given = Object.entries(type.fields).filter(
      ([name, { apart }]) => held.has(name) || (apart && seen.has(name)),
    );
    const names = Object.keys(type.fields).join(', ');
    if (given.length !== 1) findings.unreadable(path, 'choice', `exactly one of ${names} must be given`);
  }
}

function tooMany(path: string, field: Field, findings: Findings): void {
  if (field.many || field.loose) findings.readable(path, 'occurrence', `at most ${field.max} times`);
  else findings.unreadable(path, 'occurrence', 'at most once');
}

function checkOrder(element: XmlElement, type: GroupType, path: string, findings: Findings): void {
  const names = Object.keys(type.fields);
  let furthest = 0;
  for (const child of element.children) {
    const name = nameIn(type, child);
    const place = name === undefined ? -1 : names.indexOf(name);
    if (place < 0) continue;
    if (place < furthest)
      findings.readable(`${path}/${name}`, 'order', `must stand before ${names[furthest]}`);
    furthest = Math.max(furthest, place);
  }
}

/** Declarations of namespaces and schema hints may stand anywhere. */
function checkAttributes(all: Readonly<Record<string, Attributes>>, path: string, findings: Findings): void {
  for (const [where, attributes] of Object.entries(all)) {
    const at = where === '.' ? path : `${path}/${where}`;
    for (const name of Object.keys(attributes)) {
      if (/^(?:xmlns(?::|$)|xsi:)/.test(name)) continue;
      findings.readable(`${at}/@${name}`, 'attribute', 'the layout has no such attribute');
    }
  }
}

function leafText(element: XmlElement, path: string, findings: Findings): string {
  if (element.children.length > 0) findings.unreadable(path, 'mixed', 'elements where only text may stand');
  return element.text;
}

function readText(value: string, { min, max, format }: TextType, path: string, findings: Findings): unknown {
  const isDate = format === 'day' || format === 'moment';
  if (value.trim() === '') {
    // A blank text is still a text, a blank date is none.
    if (min > 0) findings.readable(path, 'empty', 'must be left out rather than blank');
    return isDate ? undefined : value;
  }
  const length = [...value].length;
  if (length < min || length > max)
    findings.readable(path, 'length', `must have ${span(min, max)} characters`);
  if (format === undefined || FORMATS[format].test(value)) return value;
  // A time of day that cannot be read is kept as it came: nothing is decided by it.
  if (isDate && format !== 'moment') findings.unreadable(path, 'date', `must be ${FORMATS[format].message}`);
  else if (isDate) findings.readable(path, 'date', `must be ${FORMATS[format].message}`);
  else findings.readable(path, 'format', `must be ${FORMATS[format].message}`);
  return value;
}

function readLong(
  text: string,
  { min, max, also }: LongType,
  path: string,
  findings: Findings,
): number | undefined {
  const digits = text.trim();
  if (digits === '') {
    findings.readable(path, 'empty', 'must be left out rather than blank');
    return undefined;
  }
  const value = Number(digits);
  if (!WHOLE_NUMBER.test(digits) || !Number.isSafeInteger(value)) {
    findings.unreadable(path, 'number', 'must be a whole number up to 2^53-1');
    return Number.NaN;
  }
  const fits = (value >= min && value <= max) || also.includes(value);
  if (!fits) findings.readable(path, 'range', `must be ${span(min, max)}`);
  return value;
}

function span(min: number, max: number): string {
  if (min === max) return `exactly ${min}`;
  return max === Infinity || max === Number.MAX_SAFE_INTEGER ? `at least ${min}` : `${min} to ${max}`;
}

function isLeaf(type: LayoutType): boolean {
  return type.kind === 'text' || type.kind === 'long';
}
