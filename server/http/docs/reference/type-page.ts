import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
  type GraphQLNamedType,
} from 'graphql';
import { schema } from '../../../../schema/api/schema.ts';
import { reference } from '../../../../schema/messages/generated/reference.js';
import { escapeHtml } from '../../../platform/html.ts';
import type { Reader } from '../frame.ts';
import {
  asGiven,
  kindOf,
  memberList,
  nameList,
  named,
  operationPath,
  prose,
  ROOTS,
  section,
  TYPES,
  typePath,
} from './parts.ts';

/** Where a type occurs: what leads there, and how it is called. */
type Use = { readonly path: string; readonly name: string };

/** The types that each field of a type answers with or takes, as they are written. */
function typesOfFields(type: GraphQLNamedType): { name: string; types: string[] }[] {
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((field) => ({
      name: field.name,
      types: [String(field.type)],
    }));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).map((field) => ({
    name: field.name,
    types: [String(field.type), ...field.args.map((arg) => String(arg.type))],
  }));
}

/** Where each type is taken or answered, worked out once. */
const USES: ReadonlyMap<string, readonly Use[]> = (() => {
  const uses = new Map<string, Map<string, Use>>();
  /** @param text the type as it is written, `[Filing!]!` */
  const note = (text: string, use: Use): void => {
    const type = text.replace(/\W/g, '');
    const known = uses.get(type) ?? new Map<string, Use>();
    known.set(use.name, use);
    uses.set(type, known);
  };
  for (const { kind, type } of ROOTS)
    for (const field of Object.values(type.getFields())) {
      const use = { path: operationPath(kind, field.name), name: field.name };
      note(String(field.type), use);
      for (const { type: of } of field.args) note(String(of), use);
    }
  for (const type of TYPES.values()) {
    if (isUnionType(type))
      for (const member of type.getTypes()) note(member.name, { path: typePath(type.name), name: type.name });
    for (const { name, types } of typesOfFields(type))
      for (const of of types)
        note(of, { path: `${typePath(type.name)}#${name}`, name: `${type.name}.${name}` });
  }
  return new Map([...uses].map(([name, known]) => [name, [...known.values()]]));
})();

/** Uses that are told; what is everywhere need not be listed. */
const MOST_USES = 60;

const types = (reader: Reader, all: readonly { readonly name: string }[]): string =>
  nameList(all.map(({ name }) => named(reader, typePath(name), name)));

function bodyOf(reader: Reader, type: GraphQLNamedType): string {
  const words = reference[reader.locale];
  if (isEnumType(type)) return section('values', words.values, memberList(reader, type.getValues()));
  if (isUnionType(type)) return section('members', words.members, types(reader, type.getTypes()));
  if (isInputObjectType(type))
    return section('fields', words.fields, memberList(reader, asGiven(Object.values(type.getFields()))));
  if (isScalarType(type))
    return section(
      'specification',
      words.specifiedBy,
      type.specifiedByURL
        ? `<p><a href="${escapeHtml(type.specifiedByURL)}" rel="external">${escapeHtml(type.specifiedByURL)}</a></p>`
        : '',
    );
  const implemented = type.getInterfaces();
  const by = isInterfaceType(type) ? schema.getImplementations(type).objects : [];
  return [
    section('fields', words.fields, memberList(reader, Object.values(type.getFields()))),
    section('implements', words.implements, implemented.length > 0 ? types(reader, implemented) : ''),
    section('implementedBy', words.implementedBy, by.length > 0 ? types(reader, by) : ''),
  ].join('\n');
}

/** What is to be known of one type. */
export function typeMain(reader: Reader, type: GraphQLNamedType): string {
  const words = reference[reader.locale];
  const kind = isInputObjectType(type) && type.isOneOf ? 'oneOf' : kindOf(type);
  const uses = (USES.get(type.name) ?? []).slice(0, MOST_USES);
  return [
    `<p class="kind">${words[`kind.${kind}`]}</p>`,
    `<h1><code>${type.name}</code></h1>`,
    `<p>${prose(reader, type.description)}</p>`,
    bodyOf(reader, type),
    section(
      'uses',
      words.usedBy,
      uses.length > 0 ? nameList(uses.map(({ path, name }) => named(reader, path, name))) : '',
    ),
  ].join('\n');
}
