/** Beginnings of the files that the service takes, whatever they call themselves. */
const BEGINNINGS: Readonly<Record<string, readonly number[]>> = {
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/gif': [0x47, 0x49, 0x46, 0x38],
};
const LONGEST = 8;

/** What the first bytes say a file is; null for what the service does not take. Rejects when the file cannot be read any more. */
export const sniffType = async (file: Blob): Promise<string | null> => {
  const head = new Uint8Array(await file.slice(0, LONGEST).arrayBuffer());
  const found = Object.entries(BEGINNINGS).find(([, bytes]) => bytes.every((byte, at) => head[at] === byte));
  return found?.[0] ?? null;
};
