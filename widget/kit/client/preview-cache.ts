import type { MaterialView } from './views.ts';

// Signed links hold for minutes and differ at every answer; the same one is shown for a while, so that a picture isn't
// fetched again at every keystroke.
const HOLD_MS = 3 * 60_000;

const known = new Map<string, { url: string; at: number }>();
const over = new Set<string>();

/**
 * A link to the picture of a stored material that changes as seldom as it can; `null` until there is one that works. For another
 * `round` it is another link, so that a picture is looked at anew though the browser holds it.
 */
export const previewOf = ({ id, previewUrl, storedAt }: MaterialView, round = ''): string | null => {
  const key = `${id} ${storedAt ?? ''} ${round}`;
  const held = known.get(key);
  if (held && !over.has(held.url) && Date.now() - held.at < HOLD_MS) return held.url;
  if (!previewUrl || over.has(previewUrl)) return null;
  known.set(key, { url: previewUrl, at: Date.now() });
  return previewUrl;
};

/** Never shows a link again that no longer works. */
export const dropPreview = (url: string): void => void over.add(url);
