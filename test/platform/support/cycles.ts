/** Groups of nodes that reach one another (Tarjan's strongly connected components), larger than one. */
export function cyclesIn(edges: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const groups: string[][] = [];
  const visit = (node: string): number => {
    const at = index.size;
    index.set(node, at);
    low.set(node, at);
    stack.push(node);
    for (const next of edges.get(node) ?? []) {
      if (!index.has(next)) low.set(node, Math.min(low.get(node) ?? at, visit(next)));
      else if (stack.includes(next)) low.set(node, Math.min(low.get(node) ?? at, index.get(next) ?? at));
    }
    const lowest = low.get(node) ?? at;
    if (lowest === at) {
      const group = stack.splice(stack.indexOf(node));
      if (group.length > 1) groups.push(group.sort());
    }
    return lowest;
  };
  for (const node of edges.keys()) if (!index.has(node)) visit(node);
  return groups;
}
