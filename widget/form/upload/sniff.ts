/** Beginnings of the files that the service takes, whatever they call themselves, and where they stand. */
const BEGINNINGS: readonly (readonly [type: string, at: number, bytes: readonly number[]])[] = [
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/gif', 0, [0x47, 0x49, 0x46, 0x38]],
  // `ftyp` with the brands `heic`, `heix` and `mif1`.
  ['image/heic', 4, [0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69]],
  ['image/heif', 4, [0x66, 0x74, 0x79, 0x70, 0x6d, 0x69, 0x66, 0x31]],
  ['application/pdf', 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
];
const LONGEST = 12;

/** What the first bytes say a file is; null for what the service does not take. Rejects when the file cannot be read any more. */
export const sniffType = async (file: Blob): Promise<string | null> => {
  const head = new Uint8Array(await file.slice(0, LONGEST).arrayBuffer());
  const found = BEGINNINGS.find(([, at, bytes]) => bytes.every((byte, index) => head[at + index] === byte));
  return found?.[0] ?? null;
};
