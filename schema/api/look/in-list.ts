import type { GraphQLResolveInfo } from 'graphql';

type Path = GraphQLResolveInfo['path'];

const above = (path: Path | undefined): Path[] => (path ? [path, ...above(path.prev)] : []);

/**
 * Whether a field is asked of an object of a type that stands in a list (`filings`, `nodes`, a connection). Lists are for choosing:
 * they show nothing in clear, and give no links to it.
 */
export const isInList = (path: Path, typename: string): boolean => {
  const outermost = above(path).findLast((part) => part.typename === typename);
  return above(outermost?.prev).some(({ key }) => typeof key === 'number');
};
