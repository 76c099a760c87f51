import type { Field, GroupType } from '../../../../server/authority/protocol/documents/layout.ts';
import type { DocumentRoot } from '../../../../server/authority/protocol/documents/document.ts';
import { downloadLayout } from '../../../../server/authority/protocol/documents/layouts/download.ts';
import { uploadLayout } from '../../../../server/authority/protocol/documents/layouts/upload.ts';
import {
  parentElement,
  textElement,
  type XmlElement,
} from '../../../../server/authority/protocol/xml/element.ts';

/** A valid file with one thing wrong, and what has to be said about it. */
export interface Mutation {
  readonly kind: string;
  readonly element: XmlElement;
  readonly path: string;
  readonly rule: string;
}

type Replace = (element: XmlElement) => XmlElement;

/** Every way of breaking one rule of the layout somewhere in the file. */
export function mutationsOf(root: XmlElement): readonly Mutation[] {
  const layout = (root.name as DocumentRoot) === 'UploadData' ? uploadLayout : downloadLayout;
  return inGroup(root, layout, root.name, (element) => element);
}

function inGroup(element: XmlElement, type: GroupType, path: string, replace: Replace): readonly Mutation[] {
  const here = [
    ...drops(element, type, path),
    ...blanks(element, type, path),
    ...repeats(element, type, path),
    ...swaps(element, type, path),
    ...secondBranches(element, type, path),
    ...strangers(element, path),
    ...badValues(element, type, path),
  ].map((mutation) => ({ ...mutation, element: replace(mutation.element) }));
  return [...here, ...below(element, type, path, replace)];
}

function below(element: XmlElement, type: GroupType, path: string, replace: Replace): readonly Mutation[] {
  const seen = new Map<string, number>();
  return element.children.flatMap((child, at) => {
    const field = type.fields[child.name];
    const index = (seen.get(child.name) ?? 0) + 1;
    seen.set(child.name, index);
    if (!field || !isGroup(field)) return [];
    const childPath = field.many ? `${path}/${child.name}[${index}]` : `${path}/${child.name}`;
    return inGroup(child, field.type as GroupType, childPath, (changed) =>
      replace(withChildren(element, element.children.with(at, changed))),
    );
  });
}

function drops(element: XmlElement, { kind, fields }: GroupType, path: string): readonly Mutation[] {
  if (kind === 'one of') {
    return [{ kind: 'no branch', element: withChildren(element, []), path, rule: 'choice' }];
  }
  return Object.entries(fields)
    .filter(([, field]) => field.min === 1)
    .map(([name]) => ({
      kind: 'required element dropped',
      element: withChildren(
        element,
        element.children.filter((child) => child.name !== name),
      ),
      path: `${path}/${name}`,
      rule: 'required',
    }));
}

function blanks(element: XmlElement, { fields }: GroupType, path: string): readonly Mutation[] {
  return leaves(element, fields, path).flatMap(({ at, name, field, childPath }) => {
    const { type } = field;
    if (type.kind === 'text' && type.min === 0) return [];
    const changed = withChildren(element, element.children.with(at, textElement(name, '')));
    return [{ kind: 'blank element', element: changed, path: childPath, rule: 'empty' }];
  });
}

function repeats(element: XmlElement, { fields }: GroupType, path: string): readonly Mutation[] {
  return element.children.flatMap((child, at) => {
    const field = fields[child.name];
    if (!field || field.many) return [];
    const changed = withChildren(element, element.children.toSpliced(at, 0, child));
    return [
      { kind: 'extra occurrence', element: changed, path: `${path}/${child.name}`, rule: 'occurrence' },
    ];
  });
}

function swaps(element: XmlElement, { kind, fields }: GroupType, path: string): readonly Mutation[] {
  if (kind !== 'in order') return [];
  const names = Object.keys(fields);
  return element.children.slice(1).flatMap((child, before) => {
    const previous = element.children[before];
    if (!previous || names.indexOf(previous.name) >= names.indexOf(child.name)) return [];
    const changed = withChildren(element, element.children.with(before, child).with(before + 1, previous));
    return [{ kind: 'wrong order', element: changed, path: `${path}/${previous.name}`, rule: 'order' }];
  });
}

function secondBranches(element: XmlElement, { kind, fields }: GroupType, path: string): readonly Mutation[] {
  if (kind !== 'one of') return [];
  const given = new Set(element.children.map((child) => child.name));
  return Object.entries(fields)
    .filter(([name, field]) => !given.has(name) && field.type.kind !== 'open')
    .map(([name, field]) => {
      const other = field.type.kind === 'long' ? textElement(name, '1') : parentOrText(name, field);
      return {
        kind: 'both branches',
        element: withChildren(element, [...element.children, other]),
        path,
        rule: 'choice',
      };
    });
}

function strangers(element: XmlElement, path: string): readonly Mutation[] {
  const changed = withChildren(element, [...element.children, textElement('Xyz', '1')]);
  return [{ kind: 'unknown element', element: changed, path: `${path}/Xyz`, rule: 'unknown' }];
}

function badValues(element: XmlElement, { fields }: GroupType, path: string): readonly Mutation[] {
  return leaves(element, fields, path).flatMap(({ at, name, field, childPath }) => {
    const put = (text: string, kind: string, rule: string): Mutation => ({
      kind,
      element: withChildren(element, element.children.with(at, textElement(name, text))),
      path: childPath,
      rule,
    });
    const { type } = field;
    if (type.kind === 'long') {
      const above = type.max < Number.MAX_SAFE_INTEGER && !type.also.includes(type.max + 1);
      const below = !type.also.includes(type.min - 1);
      return [
        put('x1', 'not a number', 'number'),
        put('9007199254740993', 'number beyond 2^53', 'number'),
        ...(below ? [put(String(type.min - 1), 'below the range', 'range')] : []),
        ...(above ? [put(String(type.max + 1), 'above the range', 'range')] : []),
      ];
    }
    if (type.kind !== 'text') return [];
    return [
      ...(type.max < Infinity ? [put('a'.repeat(type.max + 1), 'too long', 'length')] : []),
      ...(type.min > 1 ? [put('a'.repeat(type.min - 1), 'too short', 'length')] : []),
      ...(type.format === 'day' || type.format === 'moment'
        ? [put('2024-02-30', 'no such day', 'date')]
        : []),
      ...(type.format === 'emails' ? [put('nobody.example.com', 'no @', 'format')] : []),
    ];
  });
}

interface Leaf {
  readonly at: number;
  readonly name: string;
  readonly field: Field;
  readonly childPath: string;
}

function leaves(element: XmlElement, fields: GroupType['fields'], path: string): readonly Leaf[] {
  const seen = new Map<string, number>();
  return element.children.flatMap((child, at) => {
    const field = fields[child.name];
    const index = (seen.get(child.name) ?? 0) + 1;
    seen.set(child.name, index);
    if (!field || isGroup(field) || field.type.kind === 'open') return [];
    const childPath = field.many ? `${path}/${child.name}[${index}]` : `${path}/${child.name}`;
    return [{ at, name: child.name, field, childPath }];
  });
}

function parentOrText(name: string, field: Field): XmlElement {
  return isGroup(field) ? parentElement(name, []) : textElement(name, '浙ICP备00000000号');
}

function withChildren(element: XmlElement, children: readonly XmlElement[]): XmlElement {
  return { ...element, children };
}

function isGroup({ type }: Field): boolean {
  return type.kind !== 'text' && type.kind !== 'long' && type.kind !== 'open';
}
