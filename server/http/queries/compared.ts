import { Kind, type FieldNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** Fields of one response name, which validation holds against one another in pairs. */
type Namesakes = { count: number; weight: number; below: SelectionSetNode[] };

/** Characters of arguments that take about as long to compare as a field without any. */
const CHARACTERS_OF_A_STEP = 4;

/** Each comparison prints the arguments of both. */
const weightOf = ({ arguments: given = [] }: FieldNode): number => {
  const from = given[0]?.loc?.start ?? 0;
  const to = given.at(-1)?.loc?.end ?? 0;
  return 1 + (to - from) / CHARACTERS_OF_A_STEP;
};

function gather(
  { selections }: SelectionSetNode,
  fragments: Fragments,
  into: Map<string, Namesakes>,
  spread: Set<string>,
): void {
  for (const selection of selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) gather(selection.selectionSet, fragments, into, spread);
    else if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = fragments.get(selection.name.value);
      if (!fragment || spread.has(fragment.name.value)) continue;
      spread.add(fragment.name.value);
      gather(fragment.selectionSet, fragments, into, spread);
    } else {
      const name = (selection.alias ?? selection.name).value;
      const namesakes = into.get(name) ?? { count: 0, weight: 0, below: [] };
      namesakes.count += 1;
      namesakes.weight += weightOf(selection);
      if (selection.selectionSet) namesakes.below.push(selection.selectionSet);
      into.set(name, namesakes);
    }
  }
}

/**
 * Steps that validation takes to see whether fields of one name can be merged (GraphQL §5.3.2): it holds each against each, and
 * what is below the one against what is below the other. No fragment may hold itself.
 */
export function comparisons(sets: readonly SelectionSetNode[], fragments: Fragments): number {
  const groups = new Map<string, Namesakes>();
  const spread = new Set<string>();
  for (const set of sets) gather(set, fragments, groups, spread);
  let steps = 0;
  for (const { count, weight, below } of groups.values())
    steps += (count - 1) * weight + (below.length > 0 ? comparisons(below, fragments) : 0);
  return steps;
}
