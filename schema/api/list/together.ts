import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import type { GraphQLContext } from '../context.ts';

type Path = GraphQLResolveInfo['path'] | undefined;

/** The place of a field in the document, whichever row of a list it is asked of. */
const placeOf = (path: Path): string =>
  path ? `${placeOf(path.prev)}${typeof path.key === 'number' ? '' : `/${path.key}`}` : '';

const loaders = new WeakMap<GraphQLContext['reply'], Map<string, DataLoader<unknown, unknown>>>();

/**
 * Asks one question about every row of a list at once: what a field's resolver asks of each row is gathered, and `load` is called once
 * for all of them. Its answers stand in the order of the keys; an error among them is that row's alone. Nothing is remembered: after a change the question is asked anew.
 */
export function together<Key, Answer>(
  { reply }: GraphQLContext,
  { path }: GraphQLResolveInfo,
  key: Key,
  load: (keys: readonly Key[]) => Promise<readonly Answer[]>,
): Promise<Exclude<Answer, Error>> {
  const ofRequest = loaders.get(reply) ?? new Map<string, DataLoader<unknown, unknown>>();
  loaders.set(reply, ofRequest);
  const place = placeOf(path);
  const known = ofRequest.get(place) as DataLoader<Key, Exclude<Answer, Error>> | undefined;
  const answers = load as (keys: readonly Key[]) => Promise<readonly (Exclude<Answer, Error> | Error)[]>;
  const loader = known ?? new DataLoader(answers, { cache: false });
  if (!known) ofRequest.set(place, loader);
  return loader.load(key);
}
