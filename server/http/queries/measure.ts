import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { LIMITS } from '../../../schema/api/builder.ts';
import { refusal } from '../refusal.ts';
import { BOUNDS } from './bounds.ts';
import { comparisons } from './compared.ts';

/**
 * About how many items the lists of the schema's description hold: types are some three hundred, a type has some four fields.
 * They have no price in the contract, and each multiplies what is asked below it.
 */
const LISTED: Readonly<Record<string, number>> = {
  types: 300,
  directives: 10,
  fields: 4,
  inputFields: 4,
  enumValues: 3,
  possibleTypes: 2,
  interfaces: 1,
  args: 1,
};
/** Values that a description of the schema may hold; what every tool asks for comes to about 110,000. */
const MOST_DESCRIBED = 250_000;

/** Fields that all operations and fragments of a document are written with. */
const MOST_WRITTEN = 600;

/** Aliases of a document: each may have the same field answered once more. */
const MOST_ALIASES = 100;

/** Steps of comparing fields of one name with one another: some fifteen milliseconds. */
const MOST_COMPARED = 200_000;

/** What a selection amounts to once its fragments are filled in. */
type Size = {
  /** Fields, however often a fragment repeats them. */
  fields: number;
  /** Fields within fields; the description of the schema counts as one, which is as deep as types refer to types. */
  depth: number;
  /** Values of the schema's description. */
  described: number;
};

const NOTHING: Size = { fields: 0, depth: 0, described: 0 };

/** Measures every fragment once, so that fragments in fragments cost no more than they are written. */
class Measure {
  /** Fields as they are written, each once. */
  written = 0;
  aliased = 0;
  private readonly sizes = new Map<string, Size>();

  constructor(private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>) {}

  of({ selections }: SelectionSetNode, described = false): Size {
    let size = NOTHING;
    for (const selection of selections) {
      const part =
        selection.kind === Kind.FIELD
          ? this.ofField(selection, described)
          : selection.kind === Kind.INLINE_FRAGMENT
            ? this.of(selection.selectionSet, described)
            : this.ofFragment(selection.name.value);
      size = {
        fields: size.fields + part.fields,
        depth: Math.max(size.depth, part.depth),
        described: size.described + part.described,
      };
    }
    return size;
  }

  private ofField(
    { name: { value: name }, alias, selectionSet: within }: FieldNode,
    described: boolean,
  ): Size {
    this.written += 1;
    if (alias) this.aliased += 1;
    const describes = described || name === '__schema' || name === '__type';
    const below = within ? this.of(within, describes) : NOTHING;
    return {
      fields: below.fields + 1,
      depth: describes ? 1 : below.depth + 1,
      described: describes ? 1 + (described ? (LISTED[name] ?? 1) : 1) * below.described : below.described,
    };
  }

  /** A fragment that is not there is for validation to name. */
  ofFragment(name: string): Size {
    const known = this.sizes.get(name);
    if (known) return known;
    const fragment = this.fragments.get(name);
    if (!fragment) return NOTHING;
    const size = this.of(fragment.selectionSet, fragment.typeCondition.name.value.startsWith('__'));
    this.sizes.set(name, size);
    return size;
  }
}

const operationsOf = ({ definitions }: DocumentNode) =>
  definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
const fragmentsOf = ({ definitions }: DocumentNode) =>
  definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);

/** @throws GraphQLError naming the limit */
export function assertFew(document: DocumentNode): void {
  if (fragmentsOf(document).length > BOUNDS.fragments)
    throw refusal('QUERY_FRAGMENTS', { max: BOUNDS.fragments });
  if (operationsOf(document).length > BOUNDS.operations)
    throw refusal('QUERY_OPERATIONS', { max: BOUNDS.operations });
}

/**
 * Tells whether a document asks for the schema's description. Refuses what validation would take long over or an answer could
 * not hold; costs no more than the document is long.
 * @param document one of few parts, in which no fragment holds itself
 * @throws GraphQLError naming the limit
 */
export function assertOfSize(document: DocumentNode): { describes: boolean } {
  const operations = operationsOf(document);
  const fragments = fragmentsOf(document);
  const byName = new Map(fragments.map((one) => [one.name.value, one]));
  const measure = new Measure(byName);
  const sizes = [
    ...fragments.map(({ name }) => measure.ofFragment(name.value)),
    ...operations.map(({ selectionSet }) => measure.of(selectionSet)),
  ];
  for (const size of sizes) {
    if (size.depth > LIMITS.depth) throw refusal('QUERY_DEPTH', { max: LIMITS.depth });
    if (size.fields > LIMITS.breadth) throw refusal('QUERY_BREADTH', { max: LIMITS.breadth });
    if (size.described > MOST_DESCRIBED) throw refusal('QUERY_INTROSPECTION');
  }
  if (measure.aliased > MOST_ALIASES) throw refusal('QUERY_ALIASES', { max: MOST_ALIASES });
  if (measure.written > MOST_WRITTEN) throw refusal('QUERY_BREADTH', { max: MOST_WRITTEN });
  let compared = 0;
  for (const { selectionSet } of [...fragments, ...operations]) {
    compared += comparisons([selectionSet], byName);
    if (compared > MOST_COMPARED) throw refusal('QUERY_REPEATS');
  }
  return { describes: sizes.some(({ described }) => described > 0) };
}
