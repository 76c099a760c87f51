import { decodeText } from '../decoding.ts';
import { ProtocolFault } from '../fault.ts';
import { escapeText } from '../xml/references.ts';
import { partsOf, type Part } from './multipart.ts';

/** A reference to a part of its own (XOP), in place of base64. */
const INCLUDE =
  /<(?:[\w.-]+:)?Include\b[^>]*?\bhref\s*=\s*["']cid:([^"']+)["'][^>]*?(?:\/>|>\s*<\/(?:[\w.-]+:)?Include\s*>)/g;

/** How a document begins; the bytes of an archive, plain or encrypted, do not. */
const DOCUMENT = /^(?:\xef\xbb\xbf)?\s*<(?:\?xml|(?:[\w.-]+:)?return\b)/i;

const decoded = (bytes: Buffer, contentType: string): string => {
  try {
    const labelled = /charset\s*=\s*"?([\w.-]+)/i.exec(contentType)?.[1];
    return decodeText(bytes, { labelled, otherwise: 'utf-8' });
  } catch (cause) {
    if (!(cause instanceof ProtocolFault)) throw cause;
    throw new ProtocolFault('malformed', 'the message is not text of a known encoding', [], cause);
  }
};

/** What stands for a part in the envelope: its text where it is a document, else its bytes in base64. */
const inPlace = ({ bytes, type }: Part): string =>
  DOCUMENT.test(bytes.toString('latin1', 0, 64))
    ? escapeText(decoded(bytes, type))
    : bytes.toString('base64');

/**
 * The envelope of a message as text: in whatever encoding it came, and with the parts of an MTOM message in their places.
 * ProtocolFault `malformed` when it is no text, or lacks a part it names.
 */
export function messageText(bytes: Buffer, contentType: string): string {
  const parts = partsOf(bytes, contentType);
  if (!parts) return decoded(bytes, contentType);
  const { root, byId } = parts;
  return decoded(root.bytes, root.type).replace(INCLUDE, (_whole, id: string) => {
    const part = byId.get(decodeURIComponent(id));
    if (!part) throw new ProtocolFault('malformed', 'the message names a part that it does not have');
    return inPlace(part);
  });
}
