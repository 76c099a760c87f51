import type { GraphQLResolveInfo } from 'graphql';
import type { KnownActor } from '../../../server/application.ts';
import { servicesOf, type GraphQLContext } from '../context.ts';
import { together } from '../list/together.ts';
import { sealerOf } from '../sealed.ts';

type Name = string | null | Error;

/** What staff and keys are called, in the order of the ids; null for whoever has no name. */
async function namesOf(context: GraphQLContext, ids: readonly string[]): Promise<Name[]> {
  const { app, actor } = context;
  const { prisma } = servicesOf(context).database;
  const where = { AND: [app.tenantScope(actor as KnownActor), { id: { in: [...new Set(ids)] } }] };
  const [staff, keys, sealer] = await Promise.all([
    prisma.staffMember.findMany({ where }),
    prisma.apiKey.findMany({ where, select: { id: true, name: true } }),
    sealerOf(context),
  ]);
  const names = new Map<string, Name>(keys.map(({ id, name }) => [id, name]));
  for (const member of staff)
    names.set(
      member.id,
      opened(() => app.heldText(sealer, member, 'displayName')),
    );
  return ids.map((id) => names.get(id) ?? null);
}

/** What cannot be opened is the error of its row alone. */
function opened(open: () => string): string | Error {
  try {
    return open();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

/** What somebody is called who did something; asked once for all rows of a list. */
export const actorName = (
  context: GraphQLContext,
  info: GraphQLResolveInfo,
  id: string,
): Promise<string | null> => together(context, info, id, (ids: readonly string[]) => namesOf(context, ids));
