import iconv from 'iconv-lite';
import { ProtocolFault } from './fault.ts';

/** The first character of `text` that GBK cannot hold, or undefined. */
export function firstCharacterOutsideGbk(text: string): string | undefined {
  // ASCII is the common case and needs no table.
  if (/^[\x00-\x7f]*$/.test(text)) return undefined;
  for (const character of new Set(text)) {
    if (iconv.decode(iconv.encode(character, 'gbk'), 'gbk') !== character) return character;
  }
  return undefined;
}

/** Text as GBK bytes. Throws ProtocolFault `not-gbk` rather than writing a question mark for a rare character. */
export function encodeGbk(text: string): Buffer {
  const outside = firstCharacterOutsideGbk(text);
  if (outside !== undefined) {
    const codePoint = (outside.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    throw new ProtocolFault('not-gbk', `U+${codePoint} has no place in GBK`);
  }
  return iconv.encode(text, 'gbk');
}

/** GBK bytes as text. Throws ProtocolFault `not-gbk` at the first byte that begins no GBK character. */
export function decodeGbk(bytes: Uint8Array): string {
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'gbk');
  // U+FFFD is not a GBK character, so it can only stand for bytes that could not be read.
  if (text.includes('\uFFFD')) throw new ProtocolFault('not-gbk', 'the bytes are not GBK text');
  return text;
}
