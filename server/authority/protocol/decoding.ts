import iconv from 'iconv-lite';
import { ProtocolFault } from './fault.ts';

/** So many characters of several bytes do not follow the rules of UTF-8 by chance. */
const CERTAINLY_UTF8 = 8;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

const asUtf8 = (bytes: Buffer): string | null => {
  try {
    return UTF8.decode(bytes);
  } catch {
    return null;
  }
};

/** GB 18030 holds all of GBK, and the rare characters of names that GBK lacks (䶮). */
const asGb = (bytes: Buffer): string | null => {
  const text = iconv.decode(bytes, 'gb18030');
  return text.includes('\uFFFD') ? null : text;
};

const declaredIn = (bytes: Buffer): string =>
  /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']/
    .exec(bytes.toString('latin1', 0, 200))?.[1]
    ?.toLowerCase() ?? '';

const isUtf8 = (label: string): boolean => /^utf-?8$/i.test(label);

const startsWith = (bytes: Buffer, ...mark: number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte);

export type Labels = {
  /** What the sender calls it outside of the text itself, e.g. in a header. */
  readonly labelled?: string | undefined;
  /** What it is when nothing calls it anything. */
  readonly otherwise: 'utf-8' | 'gbk';
};

/**
 * A text as it is, whatever it is called: bureaus write UTF-8 under a GBK declaration and the other way round, with or without
 * a byte order mark, and fill up with NUL.
 * ProtocolFault `not-gbk` when it is none of these.
 */
export function decodeText(file: Uint8Array, { labelled, otherwise }: Labels): string {
  const whole = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (startsWith(whole, 0xff, 0xfe)) return iconv.decode(whole, 'utf-16le');
  if (startsWith(whole, 0xfe, 0xff)) return iconv.decode(whole, 'utf-16be');
  let end = whole.length;
  while (end > 0 && whole[end - 1] === 0) end -= 1;
  const bytes = whole.subarray(0, end);
  const utf8 = asUtf8(bytes);
  const meantAsUtf8 =
    startsWith(bytes, 0xef, 0xbb, 0xbf) ||
    isUtf8((labelled ?? declaredIn(bytes)) || otherwise) ||
    (utf8?.match(/[^\x00-\x7f]/gu)?.length ?? 0) >= CERTAINLY_UTF8;
  const text = meantAsUtf8 ? (utf8 ?? asGb(bytes)) : (asGb(bytes) ?? utf8);
  if (text === null) throw new ProtocolFault('not-gbk', 'the bytes are neither GBK nor UTF-8 text');
  return text;
}

/** The text of a file of the interface: GBK, unless it says or shows otherwise. */
export const decodeFile = (file: Uint8Array): string => decodeText(file, { otherwise: 'gbk' });
