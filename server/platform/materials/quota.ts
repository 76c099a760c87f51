import type { Prisma } from '../../../prisma/generated/client/client.ts';

type Tx = Prisma.TransactionClient;

/** What is known of a provider's use, and until when that is near enough. Milliseconds of the process's clock. */
type Known = { bytes: number; until: number };

/** A sum that took longer is kept, so many times as long as it took: that of a large provider is up to a minute old. */
const QUICK_MS = 250;
const WORTH = 200;
const LONGEST_MS = 60_000;

/** Bytes of a provider's stored pictures, and of those that are coming in pieces, both modes together. */
export async function bytesUsed(tx: Tx, providerId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ bytes: number }[]>`
    SELECT (coalesce((SELECT sum("bytes") FROM "Material" WHERE "providerId" = ${providerId} AND "status" = 'STORED'), 0)
      + coalesce((SELECT sum("receivedBytes") FROM "PartialUpload" WHERE "providerId" = ${providerId}), 0))::float8 AS bytes`;
  return row?.bytes ?? 0;
}

/** How much of its storage each provider has taken up, against what the operator lets it have. */
export type Quota = {
  /** Whether so many more bytes exceed it. One without a quota is never asked for what it has. */
  isExceededBy(tx: Tx, providerId: string, bytes: number): Promise<boolean>;
  /** So many bytes came on top, in this process. */
  took(providerId: string, bytes: number): void;
};

export function createQuota(): Quota {
  const known = new Map<string, Known>();

  const used = async (tx: Tx, providerId: string): Promise<number> => {
    const found = known.get(providerId);
    if (found && performance.now() < found.until) return found.bytes;
    const before = performance.now();
    const bytes = await bytesUsed(tx, providerId);
    const now = performance.now();
    const took = now - before;
    if (took > QUICK_MS) known.set(providerId, { bytes, until: now + Math.min(took * WORTH, LONGEST_MS) });
    return bytes;
  };

  return {
    async isExceededBy(tx, providerId, bytes) {
      const { quotaBytes } = await tx.provider.findUniqueOrThrow({
        where: { id: providerId },
        select: { quotaBytes: true },
      });
      return quotaBytes !== null && (await used(tx, providerId)) + bytes > Number(quotaBytes);
    },
    took(providerId, bytes) {
      const found = known.get(providerId);
      if (found) found.bytes += bytes;
    },
  };
}
