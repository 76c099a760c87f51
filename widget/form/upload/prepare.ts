import { issue } from '../../../schema/rules/issue.ts';
import type { Issue } from '../../../schema/rules/issue.ts';
import type { MaterialSlotView } from '../../kit/client/views.ts';
import { sizesApart } from '../../../schema/messages/values/amounts.ts';
import { shrink } from './shrink.ts';
import { sniffType } from './sniff.ts';

/** A file that is ready to be sent, or why it cannot be. */
export type Prepared = { file: Blob; contentType: string } | { issue: Issue };

type Limits = Pick<MaterialSlotView, 'formats' | 'maxBytes' | 'minBytes'>;

/** Larger photos are made smaller first: they take minutes on a phone's line, and nobody reads more on a paper. */
const SENT_AS_IT_IS = 4_000_000;

/** What passes nearly everywhere: many proxies take a megabyte. */
export const SMALL_BYTES = 900_000;

const verdictOn = (file: Blob, { maxBytes, minBytes }: Limits): Issue | null => {
  const least = Math.max(1, minBytes);
  if (file.size > maxBytes) {
    const { size, limit } = sizesApart(file.size, maxBytes);
    return issue(['file'], 'MATERIAL_TOO_LARGE', { size, max: limit });
  }
  if (file.size < least) {
    const { size, limit } = sizesApart(file.size, least);
    return issue(['file'], 'MATERIAL_TOO_SMALL', { size, min: limit });
  }
  return null;
};

/**
 * Makes a file ready for its place: a large photo smaller, a picture in another format a JPEG. What the browser cannot open
 * goes as it is where the service may take it. Rejects when the file can no longer be read, or `signal` aborts.
 */
export const prepare = async (
  file: Blob,
  limits: Limits,
  { signal, most = SENT_AS_IT_IS }: { signal: AbortSignal; most?: number },
): Promise<Prepared> => {
  const type = await sniffType(file);
  const accepted = type !== null && limits.formats.includes(type);
  if (accepted && file.size <= most) {
    const wrong = verdictOn(file, limits);
    return wrong ? { issue: wrong } : { file, contentType: type };
  }
  const small = file.size === 0 ? null : await shrink(file, { ...limits, maxBytes: most }, signal);
  if (small) return { file: small, contentType: small.type };
  if (!accepted && file.size > 0) return { issue: issue(['file'], 'MATERIAL_TYPE') };
  const wrong = verdictOn(file, limits);
  return wrong ? { issue: wrong } : { file, contentType: type ?? '' };
};
