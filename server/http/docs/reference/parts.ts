import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLNamedType,
  type GraphQLType,
} from 'graphql';
import { schema } from '../../../../schema/api/schema.ts';
import { reference } from '../../../../schema/messages/generated/reference.js';
import type { Locale } from '../../../../schema/messages/locales.ts';
import { ERRORS_PATH } from '../../../../schema/rules/error-catalogue.ts';
import { escapeHtml } from '../../../platform/html.ts';
import { isCode } from '../errors.ts';
import { DOCS_PATH, linkTo, type Reader } from '../frame.ts';

export type Kind = 'query' | 'mutation' | 'subscription';

export const ROOTS = (
  [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const
).flatMap(([kind, type]) => (type ? [{ kind, type }] : []));

const PLURALS: Readonly<Record<Kind, string>> = {
  query: 'queries',
  mutation: 'mutations',
  subscription: 'subscriptions',
};

export const operationPath = (kind: Kind, name: string): string => `${DOCS_PATH}/${PLURALS[kind]}/${name}`;
export const typePath = (name: string): string => `${DOCS_PATH}/types/${name}`;

/** Every type with a page of its own, by name. */
export const TYPES: ReadonlyMap<string, GraphQLNamedType> = new Map(
  Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith('__') && !ROOTS.some(({ type }) => type.name === name))
    .map((type) => [type.name, type]),
);

export type TypeKind = 'object' | 'interface' | 'union' | 'enum' | 'input' | 'scalar';

export function kindOf(type: GraphQLNamedType): TypeKind {
  if (isObjectType(type)) return 'object';
  if (isInterfaceType(type)) return 'interface';
  if (isUnionType(type)) return 'union';
  if (isEnumType(type)) return 'enum';
  return isInputObjectType(type) ? 'input' : 'scalar';
}

/** Where a name that stands in a text leads, such as `submitFiling`, `Filing.state` or `CONSENT_REQUIRED`. */
function pathOfName(name: string): string | null {
  const root = ROOTS.find(({ type }) => Object.hasOwn(type.getFields(), name));
  if (root) return operationPath(root.kind, name);
  const [type = '', member] = name.split('.');
  if (TYPES.has(type)) return typePath(type) + (member === undefined ? '' : `#${member}`);
  return isCode(name) ? `${ERRORS_PATH}/${name}` : null;
}

/** A description of the contract, its `names` set apart and leading to their pages. */
export const prose = (reader: Reader, text: string | null | undefined): string =>
  escapeHtml(text ?? '').replace(/`([^`]+)`/g, (_all, name: string) => {
    const path = pathOfName(name);
    return path ? `<a href="${linkTo(reader, path)}"><code>${name}</code></a>` : `<code>${name}</code>`;
  });

/** A type as it stands in the contract, `[Filing!]!`, its name leading to its page. */
export const typeLink = (reader: Reader, type: string): string =>
  type.replace(/\w+/, (name) => `<a href="${linkTo(reader, typePath(name))}">${name}</a>`);

export const named = (reader: Reader, path: string, name: string): string =>
  `<a href="${linkTo(reader, path)}"><code>${name}</code></a>`;

export const nameList = (items: readonly string[]): string =>
  `<ul class="names">${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;

/** The anchors of sections begin unlike any name, so that none is a member's. */
export const sectionId = (id: string): string => `s-${id}`;

export const section = (id: string, title: string, body: string): string =>
  body === '' ? '' : `<h2 id="${sectionId(id)}">${title}</h2>\n${body}`;

/** A field, argument or value. */
export type Member = {
  readonly name: string;
  readonly type?: GraphQLType;
  readonly description?: string | null | undefined;
  readonly deprecationReason?: string | null | undefined;
  readonly defaultValue?: unknown;
  readonly args?: readonly Member[];
  /** Whether the caller gives it, so that it matters whether it must be there. */
  readonly given?: boolean;
};

const given = (member: Omit<Member, 'given'>): Member => ({ ...member, given: true });

export const asGiven = (members: readonly Omit<Member, 'given'>[]): Member[] => members.map(given);

const noteOf = ({ type, given: isGiven, defaultValue }: Member, locale: Locale): string => {
  const words = reference[locale];
  if (defaultValue !== undefined)
    return ` <span class="must">${words.default({ value: escapeHtml(JSON.stringify(defaultValue)) })}</span>`;
  return isGiven && type && isNonNullType(type) ? ` <span class="must">${words.required}</span>` : '';
};

export const deprecationOf = (reader: Reader, reason: string | null | undefined): string =>
  reason
    ? `<p class="gone"><strong>${reference[reader.locale].deprecated}</strong> ${prose(reader, reason)}</p>`
    : '';

/** Fields, arguments or values one below the other, each with an anchor of its name below `anchor`. */
export function memberList(reader: Reader, members: readonly Member[], anchor = ''): string {
  if (members.length === 0) return '';
  const items = members.map((member) => {
    const { name, type, description, deprecationReason, args = [] } = member;
    const id = anchor === '' ? name : `${anchor}.${name}`;
    const of = type ? `: <code>${typeLink(reader, String(type))}</code>` : '';
    return `<dt id="${id}"><code>${name}</code>${of}${noteOf(member, reader.locale)}</dt>
<dd>${prose(reader, description)}${deprecationOf(reader, deprecationReason)}${memberList(reader, asGiven(args), id)}</dd>`;
  });
  return `<dl class="members">${items.join('\n')}</dl>`;
}
