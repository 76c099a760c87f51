import { GraphQLError, valueFromASTUntyped, type GraphQLScalarLiteralParser } from 'graphql';
import type { Metadata, MetadataChange } from '../../server/application.ts';
import { METADATA } from '../rules/bounds.ts';
import { builder } from './builder.ts';
import { atNode } from './scalars.ts';
import { servicesOf, type GraphQLContext } from './context.ts';

/** Copied entry by entry, so that a key named like something every object has is a key like any other. */
function given(value: unknown): NonNullable<MetadataChange> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new GraphQLError('Metadata must be an object');
  const entries = Object.entries(value).filter(([, text]) => text !== undefined);
  if (entries.some(([, text]) => typeof text !== 'string' && text !== null))
    throw new GraphQLError('Metadata must have texts or null as values');
  return Object.fromEntries(entries as [string, string | null][]);
}

// While a document is checked, the variables in a literal are not known yet.
const literal: GraphQLScalarLiteralParser<NonNullable<MetadataChange>> = (node, variables) =>
  atNode(node, () => given(valueFromASTUntyped(node, variables)));

builder.scalarType('Metadata', {
  description: `What a provider notes on an object for its own use: a JSON object with up to ${METADATA.keys} keys of at most ${METADATA.key} characters, whose values are texts of at most ${METADATA.value} characters, e.g. \`{"order_id": "4711"}\`. In an input, a key that is left out stays as it was, and a key with an empty value or null is removed. It must not hold personal data.`,
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
  serialize: (value) => value,
  parseValue: given,
  parseLiteral: literal,
});

/** Said of a mutation's argument. */
export const METADATA_INPUT =
  'What to note on it for the provider’s own use. Keys that are left out stay, a key with an empty value or null is removed; null instead of an object removes all. It must not hold personal data.';

/** Said of a field. */
export const METADATA_SHOWN =
  'What the provider noted on it for its own use, for its reviewers and secret keys. Empty when nothing is noted; null for applicants, who never see it.';

/** Said of a list's argument. */
export const METADATA_FILTER =
  'Lists only those whose metadata has each of these keys with exactly this value, or lacks the key where the value is empty or null. Nothing is found by an applicant.';

export const shownMetadata = (
  row: { id: string; providerId: string; metadata: Uint8Array | null },
  context: GraphQLContext,
): Promise<Metadata | null> => context.app.metadataFor(servicesOf(context).privacy, context.actor, row);

export const withMetadata = (context: GraphQLContext, asked: MetadataChange) =>
  context.app.metadataScope(servicesOf(context).privacy, context.actor, asked);
