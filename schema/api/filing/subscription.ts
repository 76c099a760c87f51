import type { Actor } from '../../../server/application.ts';
import { NotFound } from '../../rules/failures.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf, type GraphQLContext } from '../context.ts';
import { FilingType } from './type.ts';

/**
 * First the filing as it is, then once after every commit that touches it, on whichever replica that happened. No generator,
 * because one that waits for the next notice could not be ended when its listener goes.
 */
async function changesOf(context: GraphQLContext, id: string): Promise<AsyncIterableIterator<string>> {
  const { database, events, listeners } = servicesOf(context);
  const leave = listeners.enter(context.streams);
  const notices = events.subscribe(`filing:${id}`);
  const close = async (): Promise<IteratorReturnResult<undefined>> => {
    clearTimeout(ends);
    stopWatching();
    leave();
    await notices.return?.();
    return { value: undefined, done: true };
  };
  const ends = whenSessionEnds(context.actor, () => void close());
  // A key that is revoked or a person who is removed hears no more from that moment on, not from the next change on.
  const stopWatching = watchStanding(context, () => void close());
  try {
    const mine = await database.prisma.filing.count({
      where: { AND: [{ id }, context.app.filingScope(context.actor)] },
    });
    if (mine === 0) throw new NotFound('filing');
  } catch (error) {
    await close();
    throw error;
  }
  let first = true;
  const stream: AsyncIterableIterator<string> = {
    next: async () => {
      const { done } = first ? { done: false } : await notices.next();
      first = false;
      return done || !(await mayListen(context)) ? close() : { value: id, done: false };
    },
    return: close,
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}

async function mayListen(context: GraphQLContext): Promise<boolean> {
  const { actor } = context;
  return (
    actor.kind !== 'ANONYMOUS' &&
    context.app.stillStands(servicesOf(context).database.prisma, actor, new Date())
  );
}

function watchStanding(context: GraphQLContext, end: () => void): () => void {
  const { actor } = context;
  if (actor.kind === 'ANONYMOUS') return () => undefined;
  const { events, log } = servicesOf(context);
  return events.on(context.app.standingTopic(actor.providerId), () => {
    mayListen(context).then(
      (may) => {
        if (!may) end();
      },
      // Whoever cannot be told from an ended one is treated like one: a stream that ends is opened again.
      (error: unknown) => {
        log.warn({ err: error }, 'a stream was ended because its credentials could not be looked up');
        end();
      },
    );
  });
}

/** A stream lives no longer than the session it was opened with; the page opens it again with its next token. */
function whenSessionEnds(actor: Actor, end: () => void): NodeJS.Timeout | undefined {
  if (actor.kind !== 'APPLICANT' && actor.kind !== 'STAFF') return undefined;
  return setTimeout(end, Math.max(0, actor.sessionExpiresAt.getTime() - Date.now()));
}

builder.subscriptionField('filingUpdated', (t) =>
  t.prismaField({
    type: FilingType,
    nullable: true,
    description:
      'Sends the filing at once and again whenever it changes, as server-sent events; the same reading may arrive twice. The stream ends with the caller’s session, or when the caller’s access is taken away. The first event tells the cost. Of one person 20 streams may be open at once, of one secret key 400, from one address 500; one more is refused as RATE_LIMITED.',
    args: {
      id: t.arg.id({ required: true, description: 'The ID of the filing to follow, e.g. `fil_01j…`.' }),
    },
    authScopes: TENANT,
    subscribe: (_root, { id }, context) => changesOf(context, id),
    resolve: (query, id, _args, context) =>
      servicesOf(context).database.prisma.filing.findFirst({
        ...query,
        where: { AND: [{ id: id }, context.app.filingScope(context.actor)] },
      }),
  }),
);
