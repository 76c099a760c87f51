import { ProtocolFault } from './fault.ts';

const WHITE_SPACE = /[\s]+/g;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** Whether `text` is base64 of at least one byte, white space aside. */
export function isBase64(text: string): boolean {
  const packed = text.replace(WHITE_SPACE, '');
  return packed.length > 0 && packed.length % 4 === 0 && BASE64.test(packed);
}

/** Characters of base64 that hold `bytes` bytes. */
export function base64Length(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}

/**
 * Bytes of a base64 text. Bureaus wrap the text at 76 characters, so white space is skipped; anything else foreign is a
 * ProtocolFault `not-base64`, and more than `maxBytes` is `oversize` before a byte is decoded.
 */
export function decodeBase64(text: string, maxBytes: number): Buffer {
  const packed = text.replace(WHITE_SPACE, '');
  if (packed.length > base64Length(maxBytes)) {
    throw new ProtocolFault('oversize', `more than ${maxBytes} bytes of content`);
  }
  if (packed.length === 0 || packed.length % 4 !== 0 || !BASE64.test(packed)) {
    throw new ProtocolFault('not-base64', 'the content is not base64');
  }
  return Buffer.from(packed, 'base64');
}
