import type { GraphQLContext } from './context.ts';

const underWay = new WeakMap<GraphQLContext['reply'], Map<string, Promise<unknown>>>();

/**
 * Asks a question once for all fields of a request that ask it while it is under way, as the rows of a list ask the same at the same
 * moment. Nothing is remembered once it is answered: after a change it is asked anew.
 */
export function askedOnce<Answer>(
  { reply }: GraphQLContext,
  question: string,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const asked = underWay.get(reply) ?? new Map<string, Promise<unknown>>();
  underWay.set(reply, asked);
  const known = asked.get(question) as Promise<Answer> | undefined;
  if (known) return known;
  const answer = ask().finally(() => asked.delete(question));
  asked.set(question, answer);
  return answer;
}
