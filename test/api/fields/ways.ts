import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql';
import { contract } from '../../testkit/contract.ts';

type Field = GraphQLField<unknown, unknown>;

const DAY_MS = 86_400_000;
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

/** What is given where something has to be; a field that is missing here cannot be asked, and fails. */
const GIVEN: Readonly<Record<string, string>> = {
  'Query.filing': '(id: $filing)',
  'Query.authorityMessage': '(id: $message)',
  'Query.authorityNotice': '(id: $notice)',
  'Query.province': '(code: "330000")',
  'Query.authorityCodes': '(table: Wzjrfs_dms)',
  'Query.filingStatistics': `(from: "${daysAgo(7)}", to: "${daysAgo(-1)}", groupBy: STATE)`,
  'Province.rules': '(nature: ENTERPRISE, kind: NEW_ACCESS)',
};

/** A field as it is asked here: what it must be given, and of a list no more than the first few. */
function asked(owner: string, { name, args }: Field): string {
  const given = GIVEN[`${owner}.${name}`];
  if (given !== undefined) return name + given;
  if (args.some(isRequiredArgument)) throw new Error(`what is ${owner}.${name} to be given?`);
  return args.some((arg) => arg.name === 'first') ? `${name}(first: 3)` : name;
}

/** The object types that a field may lead to. */
function objectsBehind(type: GraphQLNamedType): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  if (isUnionType(type)) return type.getTypes();
  return isInterfaceType(type) ? contract.getImplementations(type).objects : [];
}

/** One step on the way to a type: the field as it is asked, its name in the answer, and the type that is taken there. */
type Step = { readonly ask: string; readonly name: string; readonly on: string };
export type Way = readonly Step[];

/** By which queries nearly everything is reached first, so that most of it is asked by an ID. */
const FIRST = ['filing', 'authorityMessage', 'authorityNotice'];

/** What gives any type by its ID is asked by tests of its own. */
const BY_ANY_ID = ['node', 'nodes'];

/** The shortest way from a query to each type of object; types that no query leads to are not there. */
export const WAYS: ReadonlyMap<GraphQLObjectType, Way> = (() => {
  const ways = new Map<GraphQLObjectType, Way>();
  const root = contract.getQueryType();
  if (!root) throw new Error('no queries');
  let last: readonly { type: GraphQLObjectType; way: Way }[] = [{ type: root, way: [] }];
  while (last.length > 0) {
    const next: { type: GraphQLObjectType; way: Way }[] = [];
    for (const { type: owner, way } of last) {
      const fields = Object.values(owner.getFields()).filter(
        ({ name }) => owner !== root || !BY_ANY_ID.includes(name),
      );
      const rank = ({ name }: Field): number => (owner === root && FIRST.includes(name) ? 0 : 1);
      for (const field of [...fields].sort((one, other) => rank(one) - rank(other)))
        for (const type of objectsBehind(getNamedType(field.type))) {
          if (ways.has(type)) continue;
          const to = [...way, { ask: asked(owner.name, field), name: field.name, on: type.name }];
          ways.set(type, to);
          next.push({ type, way: to });
        }
    }
    last = next;
  }
  return ways;
})();

/** Some fields of a type, of each that is made of others no more than that it is there. */
export function selectionOf(type: GraphQLObjectType, fields: readonly string[]): string {
  const all: Readonly<Record<string, Field>> = type.getFields();
  const selection = fields.flatMap((name) => {
    const field = all[name];
    if (!field) return [];
    const text = asked(type.name, field);
    return [isCompositeType(getNamedType(field.type)) ? `${text} { __typename }` : text];
  });
  return ['__typename', ...selection].join(' ');
}

/** What asks for some fields of a type, along the way to it. */
export function documentFor(type: GraphQLObjectType, fields: readonly string[]): string {
  const inner = selectionOf(type, fields);
  const way = WAYS.get(type) ?? [];
  const body = way.reduceRight((below, { ask, on }) => `${ask} { ... on ${on} { ${below} } }`, inner);
  const used = ['filing', 'message', 'notice'].filter((name) => body.includes(`$${name}`));
  const declared = used.map((name) => `$${name}: ID!`).join(', ');
  return `query ${declared ? `(${declared})` : ''} { ${body} }`;
}

/** Everything in an answer that stands at the end of the way. */
export function foundAt(data: unknown, way: Way): Readonly<Record<string, unknown>>[] {
  let level: unknown[] = [data];
  for (const { name } of way)
    level = level
      .flatMap((one): unknown => (one as Record<string, unknown>)[name])
      .flat()
      .filter((one) => one !== null && typeof one === 'object');
  return level as Record<string, unknown>[];
}

export const fieldNames = (type: GraphQLObjectType): string[] => Object.keys(type.getFields());
