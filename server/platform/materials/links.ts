import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IdentifiedKey } from '../privacy/cipher.ts';

/** What a link may be used for; one for looking cannot write. */
export type LinkUse = 'PUT' | 'PREVIEW' | 'FORM' | 'EXPORT';

export type LinkVerdict = 'VALID' | 'EXPIRED' | 'INVALID';

export type Links = {
  /**
   * Path and query of a link that works until `expiresAt`, told in milliseconds: links made one after the other differ, so a
   * browser fetches the picture again where the page was given another one.
   */
  make(use: LinkUse, materialId: string, expiresAt: Date, bearer?: string): string;
  check(use: LinkUse, materialId: string, query: URLSearchParams, now: Date): LinkVerdict;
  /** For whom a valid link was made, as it was given to `make`; null for one that is nobody's. */
  bearerOf(query: URLSearchParams): string | null;
};

const PATHS = {
  PUT: (id: string) => `/materials/${id}`,
  PREVIEW: (id: string) => `/materials/${id}/preview`,
  FORM: (id: string) => `/forms/${id}`,
  EXPORT: (id: string) => `/exports/${id}.zip`,
} as const satisfies Record<LinkUse, (id: string) => string>;

/** Links that carry their own permission: use, material, end and bearer are signed (HMAC-SHA256), the newest key signs. */
export const createLinks = (keys: readonly [IdentifiedKey, ...IdentifiedKey[]]): Links => {
  const signature = (key: Uint8Array, use: LinkUse, id: string, expiry: string, bearer: string): string =>
    createHmac('sha256', key).update([use, id, expiry, bearer].join('\n'), 'utf8').digest('base64url');

  return {
    make: (use, id, expiresAt, bearer = '') => {
      const expiry = String(expiresAt.getTime());
      const sign = signature(keys[0].key, use, id, expiry, bearer);
      return `${PATHS[use](id)}?e=${expiry}${bearer ? `&b=${bearer}` : ''}&s=${sign}`;
    },
    bearerOf: (query) => query.get('b'),
    check: (use, id, query, now) => {
      const expiry = query.get('e') ?? '';
      const given = Buffer.from(query.get('s') ?? '', 'utf8');
      if (!/^\d{1,15}$/.test(expiry)) return 'INVALID';
      const matches = keys.some(({ key }) => {
        // Compared as written: decoding base64url would accept several spellings of one signature.
        const right = Buffer.from(signature(key, use, id, expiry, query.get('b') ?? ''), 'utf8');
        return given.length === right.length && timingSafeEqual(given, right);
      });
      if (!matches) return 'INVALID';
      return Number(expiry) > now.getTime() ? 'VALID' : 'EXPIRED';
    },
  };
};
