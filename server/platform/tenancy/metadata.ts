import { METADATA } from '../../../schema/rules/bounds.ts';
import { issue, type Issue } from '../../../schema/rules/issue.ts';
import { ValidationFailure } from '../../../schema/rules/failures.ts';
import type { Bytes } from '../privacy/cipher.ts';
import type { Privacy } from '../privacy/privacy.ts';
import type { Sealer } from '../privacy/sealer.ts';
import { readsMetadata } from './access.ts';
import type { Actor } from './actor.ts';

/*
 * What a provider notes on an object for itself, as a payment service has it: texts by keys of its own. It is sealed, and found again by
 * blind indexes of whole keys and values.
 */

export type Metadata = Readonly<Record<string, string>>;
/** Keys to set; an empty value or null takes the key away. Null for the whole takes all away; undefined leaves all. */
export type MetadataChange = Readonly<Record<string, string | null>> | null | undefined;

type Row = { readonly id: string; readonly metadata: Uint8Array | null };
type Columns = { metadata: Bytes | null; metadataIndex: string[] };

const contextOf = (id: string): string => `${id}:metadata`;
const characters = (text: string): number => [...text].length;

/** An index is taken of a text without cases and blanks; hexadecimal has neither, so that only equal ones are equal. */
const tokenOf = (sealer: Sealer, named: readonly string[]): string =>
  sealer
    .blindIndex('metadata', Buffer.from(JSON.stringify(named), 'utf8').toString('hex'))
    .toString('base64url');

function faultsOf(change: NonNullable<MetadataChange>, path: readonly string[]): Issue[] {
  return Object.entries(change).flatMap(([key, value]) => [
    ...(key.trim() === '' ? [issue(path, 'METADATA_KEY_EMPTY')] : []),
    ...(characters(key) > METADATA.key
      ? [issue([...path, key.slice(0, METADATA.key)], 'METADATA_KEY_TOO_LONG', { max: METADATA.key })]
      : []),
    ...(characters(value ?? '') > METADATA.value
      ? [issue([...path, key.slice(0, METADATA.key)], 'METADATA_VALUE_TOO_LONG', { max: METADATA.value })]
      : []),
  ]);
}

export const openMetadata = (sealer: Sealer, { id, metadata }: Row): Metadata =>
  metadata ? sealer.open<Metadata>(metadata, contextOf(id)) : {};

/**
 * The columns of a row whose metadata changes: keys that are not named stay as they were. The row must be held by the transaction.
 * @throws ValidationFailure for a key or value that is too long, and for more keys than there may be
 */
export function changedMetadata(
  sealer: Sealer,
  row: Row,
  change: MetadataChange,
  path: readonly string[] = ['metadata'],
): Partial<Columns> {
  if (change === undefined) return {};
  const issues = faultsOf(change ?? {}, path);
  if (issues.length > 0) throw new ValidationFailure(issues);
  const merged = new Map(Object.entries(change === null ? {} : openMetadata(sealer, row)));
  for (const [key, value] of Object.entries(change ?? {}))
    if (value) merged.set(key, value);
    else merged.delete(key);
  if (merged.size > METADATA.keys)
    throw new ValidationFailure([issue(path, 'METADATA_TOO_MANY', { max: METADATA.keys })]);
  return {
    metadata: merged.size > 0 ? sealer.seal(Object.fromEntries(merged), contextOf(row.id)) : null,
    metadataIndex: [...merged].flatMap(([key, value]) => [
      tokenOf(sealer, [key]),
      tokenOf(sealer, [key, value]),
    ]),
  };
}

/** The metadata of a row as the caller may see it: null for applicants, whom it does not concern. */
export async function metadataFor(
  privacy: Privacy,
  actor: Actor,
  row: Row & { readonly providerId: string },
): Promise<Metadata | null> {
  return readsMetadata(actor) ? openMetadata(await privacy.forProvider(row.providerId), row) : null;
}

/** Rows that have each of these keys with exactly its value; with an empty value or null, rows without the key. */
export type MetadataCondition = {
  metadataIndex?: { hasEvery: string[] };
  NOT?: { metadataIndex: { hasSome: string[] } };
  id?: { in: string[] };
};

/** What an applicant looks for in metadata is found nowhere, so that it learns nothing of it. */
export async function metadataScope(
  privacy: Privacy,
  actor: Actor,
  asked: MetadataChange,
): Promise<MetadataCondition> {
  const entries = Object.entries(asked ?? {});
  if (entries.length === 0) return {};
  if (!readsMetadata(actor) || entries.length > METADATA.keys) return { id: { in: [] } };
  const sealer = await privacy.forProvider(actor.providerId);
  const present = entries.flatMap(([key, value]) => (value ? [tokenOf(sealer, [key, value])] : []));
  const absent = entries.flatMap(([key, value]) => (value ? [] : [tokenOf(sealer, [key])]));
  return {
    ...(present.length > 0 ? { metadataIndex: { hasEvery: present } } : {}),
    ...(absent.length > 0 ? { NOT: { metadataIndex: { hasSome: absent } } } : {}),
  };
}
