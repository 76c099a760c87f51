import { ProtocolFault } from '../fault.ts';

/** One part of a message of several (MIME multipart/related). */
export type Part = { readonly type: string; readonly bytes: Buffer };

export type Parts = {
  /** The part that holds the envelope. */
  readonly root: Part;
  readonly byId: ReadonlyMap<string, Part>;
};

const parameterOf = (contentType: string, name: string): string | undefined => {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(contentType);
  return match?.[1] ?? match?.[2];
};

const idOf = (written: string): string => written.trim().replace(/^<|>$/g, '');

function partIn(bytes: Buffer): Part & { readonly id: string } {
  const [end, gap] = bytes.includes('\r\n\r\n') ? [bytes.indexOf('\r\n\r\n'), 4] : [bytes.indexOf('\n\n'), 2];
  if (end < 0) throw new ProtocolFault('malformed', 'a part of the message has no content');
  const headers = new Map(
    bytes
      .toString('latin1', 0, end)
      // A header may go on in the next line.
      .replace(/\r?\n[ \t]+/g, ' ')
      .split(/\r?\n/)
      .map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const;
      }),
  );
  const content = bytes.subarray(end + gap);
  const isBase64 = headers.get('content-transfer-encoding')?.toLowerCase() === 'base64';
  return {
    id: idOf(headers.get('content-id') ?? ''),
    type: headers.get('content-type') ?? '',
    bytes: isBase64 ? Buffer.from(content.toString('latin1'), 'base64') : content,
  };
}

/** What lies between two boundaries, without the line ends that belong to them. */
function between(bytes: Buffer, boundary: string): Buffer[] {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  const found: Buffer[] = [];
  for (let at = bytes.indexOf(mark); at >= 0;) {
    const start = bytes.indexOf('\n', at + mark.length) + 1;
    const next = start > 0 ? bytes.indexOf(mark, start) : -1;
    if (next >= 0) {
      const end = next - (bytes[next - 2] === 0x0d ? 2 : 1);
      found.push(bytes.subarray(start, Math.max(start, end)));
    }
    at = next;
  }
  return found;
}

/** The parts of a message (MTOM, SOAP with attachments), or null when it is of one piece. */
export function partsOf(bytes: Buffer, contentType: string): Parts | null {
  if (!/^\s*multipart\//i.test(contentType)) return null;
  const boundary = parameterOf(contentType, 'boundary');
  const parts = boundary ? between(bytes, boundary).map(partIn) : [];
  const start = idOf(parameterOf(contentType, 'start') ?? '');
  const root = parts.find(({ id }) => start !== '' && id === start) ?? parts[0];
  if (!root) throw new ProtocolFault('malformed', 'the message has no parts');
  return { root, byId: new Map(parts.map((part) => [part.id, part])) };
}
