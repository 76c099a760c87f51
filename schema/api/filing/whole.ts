import DataLoader from 'dataloader';
import { readFullFilings, type FullFiling } from '../../../prisma/selections.ts';
import { NotFound } from '../../rules/failures.ts';
import { servicesOf, type GraphQLContext } from '../context.ts';

const loaders = new WeakMap<GraphQLContext['reply'], DataLoader<string, FullFiling>>();

function loaderOf(context: GraphQLContext): DataLoader<string, FullFiling> {
  const { reply } = context;
  const known = loaders.get(reply);
  if (known) return known;
  const { prisma } = servicesOf(context).database;
  const fresh = new DataLoader<string, FullFiling>(
    async (ids) => {
      const rows = await readFullFilings(prisma, { id: { in: [...new Set(ids)] } });
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? new NotFound('filing'));
    },
    { cache: false },
  );
  loaders.set(reply, fresh);
  return fresh;
}

/**
 * Everything of a filing that the caller was let see: one statement for all fields that need it of all filings of a page. Nothing is
 * remembered: after a change it is read anew.
 */
export const wholeFiling = (context: GraphQLContext, { id }: { readonly id: string }): Promise<FullFiling> =>
  loaderOf(context).load(id);
