import { decodeText } from '../decoding.ts';
import { ProtocolFault } from '../fault.ts';
import { MAX_FILE_NAME_BYTES } from '../limits.ts';

const PLAIN = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Whether a name is of the interface's own kind: English letters, digits, dot, dash and underscore, without a path. */
export const isPlainName = (name: string): boolean =>
  Buffer.byteLength(name) <= MAX_FILE_NAME_BYTES && PLAIN.test(name) && !name.includes('..');

/** The name of an entry as text. Few archivers say in what it is written: UTF-8 where it can be, else GBK. */
export function nameOf(written: Buffer): string {
  try {
    return decodeText(written, { otherwise: 'utf-8' });
  } catch (error) {
    if (error instanceof ProtocolFault) return written.toString('latin1');
    throw error;
  }
}

/**
 * The last part of a name as it came: nothing is ever written to a place it names, so folders, drives and Chinese are no
 * harm. What climbs out of its folder, or hides characters, is refused all the same: no honest archive has it.
 */
export function baseName(name: string): string {
  const parts = name.split(/[\\/]/);
  const last = parts.at(-1) ?? '';
  const climbs = parts.includes('..');
  if (climbs || last === '' || /\p{Cc}/u.test(name)) {
    throw new ProtocolFault('archive-entry-name', 'the file in the archive has a name that is not allowed');
  }
  return last;
}
