import { execute, getArgumentValues, GraphQLError, Kind, OperationTypeNode } from 'graphql';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { schema } from '../../../schema/api/schema.ts';
import { LIMITS } from '../../../schema/api/builder.ts';
import type { GraphQLContext } from '../../../schema/api/context.ts';
import { RateLimited } from '../../../schema/rules/failures.ts';
import { answerOf } from '../answer.ts';
import { admitted, isPlainBody, parametersOf, type ServerContext } from '../plain-posts.ts';
import type { Choose, Chosen } from '../queries/choose.ts';
import { requestFacts } from '../request-facts.ts';
import { standingTopic } from '../../platform/tenancy/standing-events.ts';
import { stillStands } from '../../platform/tenancy/standing.ts';
import type { Services } from '../../services.ts';
import { Group, type Reading } from './group.ts';
import { beginningOf, eventOf, Stream } from './stream.ts';
import { contextForAll, personOf, viewersLike } from './viewer.ts';

/** What is listened to: the row that the one field of a subscription follows. */
type Followed = { readonly topic: string; readonly id: string };

/** What the subscription follows; null for another than the one that is known how to read. */
function followedBy({ operation, variables }: Chosen): Followed | null {
  const [field, another] = operation.selectionSet.selections;
  if (another || field?.kind !== Kind.FIELD || field.name.value !== 'filingUpdated') return null;
  const definition = schema.getSubscriptionType()?.getFields()['filingUpdated'];
  if (!definition || (field.directives ?? []).length > 0) return null;
  const { id } = getArgumentValues(definition, field, variables);
  return typeof id === 'string' ? { topic: `filing:${id}`, id } : null;
}

const asksForStream = (request: IncomingMessage): boolean =>
  isPlainBody(request) && /^text\/event-stream\s*(?:;|$)/i.test(request.headers.accept ?? '');

/** The signs that a stream goes on come so often: proxies take a minute's silence for the end, some half of that. */
const SIGN_MS = 12_000;

type Parts = {
  services: Services;
  choose: Choose;
  mask: (error: unknown) => GraphQLError;
  signMs?: number | undefined;
};

type Held = { readonly group: Group<Stream>; readonly stop: () => void };

/**
 * Subscriptions as event streams, each change read once for all who ask the same and see the same, and written to them as the same bytes:
 * a listener costs its connection. What is no plain stream, or does not begin as one, is left to Yoga, which answers as it always did.
 */
export function createPlainStreams({ services, choose, mask, signMs = SIGN_MS }: Parts) {
  const { database, events, listeners, log } = services;
  const groups = new Map<string, Held>();
  const streams = new Set<Stream>();
  const watched = new Map<string, { streams: Set<Stream>; stop: () => void }>();
  let signs: NodeJS.Timeout | undefined;

  const read = async (asked: Chosen, { id }: Followed, { context: given }: Stream): Promise<Reading> => {
    const { context, isPersonal } = contextForAll(services, given);
    const facts = { requestId: given.requestId, locale: given.locale, failed: null };
    const result = await requestFacts.run(facts, async () => {
      const { errors, data } = await execute({
        schema,
        document: asked.prepared.document,
        operationName: asked.operation.name?.value ?? null,
        rootValue: id,
        contextValue: context,
        variableValues: asked.variables,
      });
      return { data, ...(errors ? { errors: errors.map(mask) } : {}) };
    });
    const { body } = answerOf(result, null);
    const cost = { requested: given.reply.cost, maximum: LIMITS.complexity };
    const withCost = asked.written ? answerOf({ ...result, extensions: { cost } }, null).body : body;
    const found = Object.values(result.data ?? {}).every((value) => value !== null) && result.data != null;
    return { first: beginningOf(withCost), later: eventOf(body), found, personal: isPersonal() };
  };

  const stands = async ({ context: { actor } }: Stream): Promise<boolean> => {
    if (actor.kind === 'ANONYMOUS') return false;
    try {
      return await stillStands(database.prisma, actor, new Date());
    } catch (error) {
      // Whoever cannot be told from an ended one is treated like one: a stream that ends is opened again.
      log.warn({ err: error }, 'a stream was ended because its credentials could not be looked up');
      return false;
    }
  };

  const groupOf = (key: string, asked: Chosen, followed: Followed): Group<Stream> => {
    const known = groups.get(key);
    if (known) return known.group;
    const readOrEnd = (one: Stream): Promise<Reading | null> =>
      read(asked, followed, one).catch((error: unknown) => {
        log.error({ err: error }, 'streams were ended because a change could not be read');
        return null;
      });
    const group = new Group<Stream>({ read: readOrEnd, stands });
    groups.set(key, { group, stop: events.on(followed.topic, () => group.wantAll()) });
    return group;
  };

  /** Ends the streams of a person whose credentials end, at once and not with the next change. */
  const watch = (stream: Stream, providerId: string): (() => void) => {
    const { person } = stream;
    const those = watched.get(person)?.streams ?? new Set();
    those.add(stream);
    if (!watched.has(person)) {
      const ask = async (): Promise<void> => {
        if (!(await stands(stream))) for (const one of [...those]) one.end();
      };
      watched.set(person, { streams: those, stop: events.on(standingTopic(providerId), () => void ask()) });
    }
    return () => {
      those.delete(stream);
      if (those.size > 0) return;
      watched.get(person)?.stop();
      watched.delete(person);
    };
  };

  /** The stream is one of those that get signs of life. Returns how it is none any more. */
  const keepAlive = (stream: Stream): (() => void) => {
    streams.add(stream);
    signs ??= setInterval(() => {
      for (const one of streams) one.sign();
    }, signMs).unref();
    return () => {
      streams.delete(stream);
      if (streams.size > 0) return;
      clearInterval(signs);
      signs = undefined;
    };
  };

  /** Null where there is none, which Yoga finds again and says. */
  const placeFor = ({ streams: counted }: GraphQLContext): (() => void) | null => {
    try {
      return listeners.enter(counted);
    } catch (error) {
      if (error instanceof RateLimited) return null;
      throw error;
    }
  };

  const open = async (
    context: GraphQLContext,
    response: ServerResponse,
    asked: Chosen,
    [key, followed]: readonly [string, Followed],
  ): Promise<boolean> => {
    const { actor } = context;
    if (actor.kind === 'ANONYMOUS') return false;
    const leavePlace = placeFor(context);
    if (leavePlace === null) return false;
    const group = groupOf(key, asked, followed);
    const stream = new Stream(context, personOf(context), response, { caughtUp: (one) => group.want(one) });
    const endsAt = 'sessionExpiresAt' in actor ? actor.sessionExpiresAt.getTime() : null;
    const ends =
      endsAt === null ? undefined : setTimeout(() => stream.end(), Math.max(0, endsAt - Date.now()));
    const undo = [
      leavePlace,
      keepAlive(stream),
      watch(stream, actor.providerId),
      events.attend(() => stream.end()),
      () => clearTimeout(ends),
      () => {
        group.leave(stream);
        if (group.size > 0 || groups.get(key)?.group !== group) return;
        groups.get(key)?.stop();
        groups.delete(key);
      },
    ];
    const leave = (): void => {
      for (const one of undo.splice(0)) one();
    };
    response.once('close', () => {
      stream.end();
      leave();
    });
    group.join(stream);
    const began = await stream.began;
    if (!began) leave();
    return began;
  };

  /** What the body asks for; null where it is nothing that may be run, which Yoga finds again and says. */
  const chosenOf = (server: ServerContext, body: Buffer): Chosen | null => {
    try {
      return choose(parametersOf(body), { context: admitted(server), method: 'POST' });
    } catch (error) {
      if (error instanceof GraphQLError || error instanceof AggregateError) return null;
      throw error;
    }
  };

  return async (server: ServerContext, body: Buffer): Promise<boolean> => {
    if ('refused' in server.admission || !asksForStream(server.req)) return false;
    const asked = chosenOf(server, body);
    if (asked?.operation.operation !== OperationTypeNode.SUBSCRIPTION) return false;
    server.chosen = asked;
    const context = admitted(server);
    const followed = followedBy(asked);
    const viewers = viewersLike(context);
    if (!followed || viewers === null) return false;
    const { prepared, operation, variables, written } = asked;
    const key = JSON.stringify([viewers, operation.name?.value ?? null, variables, written, prepared.text]);
    return open(context, server.res, asked, [key, followed]);
  };
}
