import type { Actor, Application, Claim, CountedAs, Quota, Services } from '../../server/application.ts';
import type { Locale } from '../messages/locales.ts';

/** What every resolver sees of a request. The services stand apart, so that type checking does not drag the whole client along. */
export type GraphQLContext = {
  /** What the server can do: the one way by which resolvers reach the domain. */
  readonly app: Application;
  readonly actor: Actor;
  readonly locale: Locale;
  readonly requestId: string;
  /** How the caller stands against its limit with this request counted. */
  readonly quota: Quota;
  /** Whose event streams one of this request counts among. */
  readonly streams: CountedAs;
  /** `Idempotency-Key` of the request, where one was sent. */
  readonly idempotencyKey: string | null;
  /** The session token itself, for its renewal. */
  readonly bearer: string | null;
  /** What the answer's headers will say; also the handle by which the services are found. */
  readonly reply: Reply;
};

export type Reply = {
  replayed: boolean;
  /** What the document costs with its variables; null until it is known. */
  cost: number | null;
  /** Code of the first typed error that a mutation answers with. */
  refused: string | null;
  /** The request's claim on its `Idempotency-Key`, while its mutations run. */
  claim: Claim | null;
};

const servicesByReply = new WeakMap<Reply, Services>();

/** Ties the services to a request by its reply, because the server copies the context object itself. */
export const bindServices = (reply: Reply, services: Services): Reply => {
  servicesByReply.set(reply, services);
  return reply;
};

/** The services this request runs on. */
export function servicesOf({ reply }: Pick<GraphQLContext, 'reply'>): Services {
  const services = servicesByReply.get(reply);
  if (!services) throw new Error('a request reached a resolver without services');
  return services;
}
