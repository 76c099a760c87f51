import type { SchemaTypes } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { FilingType } from './type.ts';

type OfFiling = { filingId: string };

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
