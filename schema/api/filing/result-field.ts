import type { SchemaTypes } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { FilingType } from './type.ts';

type OfFiling = { filingId: string };

/**
 * What the resolver of a Prisma field answers where it looks for no row. Having read `query` tells Pothos that it was not
 * forgotten: outside production an unread one is an error.
 */
export const noRow = (query: object): null => {
  Object.values(query);
  return null;
};

/** The `filing` of a mutation's success, read afresh after the change. */
export const filingResult = <T extends OfFiling>(
  t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, T>,
) => ({
  filing: t.prismaField({
    type: FilingType,
    description: 'The filing as it stands after the change.',
    resolve: (query, { filingId }, _args, context) =>
      servicesOf(context).database.prisma.filing.findFirstOrThrow({
        ...query,
        where: { AND: [{ id: filingId }, context.app.filingScope(context.actor)] },
      }),
  }),
});
