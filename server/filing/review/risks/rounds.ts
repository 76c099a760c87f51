import type { FullFiling } from '../../../../prisma/selections.ts';
import { materialPath } from '../../../../schema/rules/material-path.ts';
import { whereReadable } from '../../../platform/privacy/cipher.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import { maskDetails } from '../../draft/details/shown.ts';
import { loadDetails, type StoredDetails } from '../../draft/details/store.ts';
import { sealContext } from '../../machine/full-filing.ts';

const storedIn = ({ materials }: FullFiling) => materials.filter(({ status }) => status === 'STORED');

/** What is kept with a return: the details and papers as the reviewer saw them. */
export const snapshotOf = (sealer: Sealer, filing: FullFiling, reviewId: string) => {
  // What can no longer be opened can be returned all the same.
  const details = whereReadable(() => loadDetails(sealer, filing));
  return {
    details: details && sealer.seal(details, sealContext(reviewId, 'details')),
    papers: storedIn(filing).map(({ id }) => id),
  };
};

/** Something that was changed since the last return; texts are masked, and null where there was or is nothing. */
export type Changed = {
  readonly path: string[];
  readonly before: string | null;
  readonly after: string | null;
};

type Values = ReadonlyMap<string, string>;

/** Every value by its path; `websiteId` says which website it is and not what was typed. */
const flat = (value: unknown, path: readonly string[] = []): [string, string][] => {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
    return value.length > 0 ? [[path.join('.'), value.join(', ')]] : [];
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([key, one]) =>
      key === 'websiteId' ? [] : flat(one, [...path, key]),
    );
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isPlain ? [[path.join('.'), String(value)]] : [];
};

const valuesOf = (details: StoredDetails): Values => new Map(flat(details));

/** What the applicant changed since the last return: values with their masked texts, and papers by their place. */
export function changesSince(sealer: Sealer, filing: FullFiling): Changed[] {
  const last = filing.reviews.findLast(({ decision }) => decision === 'RETURN');
  if (!last?.details || !filing.submittedAt || filing.submittedAt <= last.at) return [];
  const { id, details: sealed, papers } = last;
  const then = whereReadable(() => sealer.open<StoredDetails>(sealed, sealContext(id, 'details')));
  if (!then) return [];
  const now = loadDetails(sealer, filing);
  const [before, after] = [valuesOf(then), valuesOf(now)];
  const [shownBefore, shownAfter] = [then, now].map((one) => valuesOf(maskDetails(one, filing.nature)));
  const typed = [...new Set([...before.keys(), ...after.keys()])]
    .filter((key) => before.get(key) !== after.get(key))
    .map((key) => ({
      path: key.split('.'),
      before: shownBefore?.get(key) ?? null,
      after: shownAfter?.get(key) ?? null,
    }));
  const brought = storedIn(filing)
    .filter((material) => !papers.includes(material.id))
    .map(({ kind, filingWebsiteId }) => materialPath(kind, filingWebsiteId))
    .map((path) => ({ path, before: null, after: null }));
  return [...typed, ...brought];
}
