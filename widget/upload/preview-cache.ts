import type { MaterialView } from '../client/types/material.ts';

// Signed links hold for minutes and differ at every answer; the same one is shown as long as it holds,
// so that a picture isn't fetched again at every keystroke.
const HOLD_MS = 3 * 60_000;

const known = new Map<string, { url: string; at: number }>();

/** A link to the picture of a stored material that changes as seldom as it can. */
export const previewOf = ({ id, previewUrl, storedAt }: MaterialView): string | null => {
  if (!previewUrl) return null;
  const key = `${id} ${storedAt ?? ''}`;
  const held = known.get(key);
  if (held && Date.now() - held.at < HOLD_MS) return held.url;
  known.set(key, { url: previewUrl, at: Date.now() });
  return previewUrl;
};
