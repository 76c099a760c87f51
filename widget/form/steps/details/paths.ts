/** Leads to a value of the draft, joined by dots: `websites.0.person.mobile`. */
export type Path = string;

export const stepsOfPath = (path: Path): string[] => path.split('.');

/** Where it is said that the number at a path was compared with the paper. */
export const confirmationOf = (path: Path): Path => `${path}Confirmed`;

/** The value at a path; `undefined` where the draft has nothing. */
export const valueAt = (node: unknown, path: Path): unknown =>
  stepsOfPath(path).reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[step] : undefined),
    node,
  );

const put = (node: unknown, [step, ...rest]: readonly string[], value: unknown): unknown => {
  if (step === undefined) return value;
  if (Array.isArray(node)) {
    const copy = [...(node as readonly unknown[])];
    copy[Number(step)] = put(copy[Number(step)], rest, value);
    return copy;
  }
  const members: Record<string, unknown> = typeof node === 'object' && node !== null ? { ...node } : {};
  return { ...members, [step]: put(members[step], rest, value) };
};

/** A copy with one value put in; what lies beside the path is shared. */
export const withValueAt = <Node>(node: Node, path: Path, value: unknown): Node =>
  put(node, stepsOfPath(path), value) as Node;
