import type { HeldColumn, Sealer } from '../../server/application.ts';
import { servicesOf, type GraphQLContext } from './context.ts';

/** The keys under which what the caller sees is sealed: its provider's. */
export async function sealerOf(context: GraphQLContext): Promise<Sealer> {
  const { actor } = context;
  if (actor.kind === 'ANONYMOUS') throw new Error('nobody is shown what is sealed');
  return servicesOf(context).privacy.forProvider(actor.providerId);
}

/** Resolves to the value of a sealed column; fails with its row where that cannot be opened. */
export const shownColumn =
  <N extends string>(name: N) =>
  async (row: HeldColumn<N>, _args: object, context: GraphQLContext): Promise<string | null> =>
    context.app.heldColumn(await sealerOf(context), row, name);

/** The same of a column that is never empty. */
export const shownText =
  <N extends string>(name: N) =>
  async (row: HeldColumn<N>, _args: object, context: GraphQLContext): Promise<string> =>
    context.app.heldText(await sealerOf(context), row, name);

/** Rows that the provider knows by exactly this reference; all where none is asked for. */
export const withReference = async (context: GraphQLContext, reference: string | null | undefined) =>
  reference == null ? {} : context.app.knownBy(await sealerOf(context), [reference]);

/** What a row of an account is selected with to tell its reference. */
export const REFERENCE = { id: true, externalRef: true, externalRefSealed: true } as const;
