import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IdentifiedKey } from '../privacy/cipher.ts';

/** What a link may be used for; one for looking cannot write. */
export type LinkUse = 'PUT' | 'PREVIEW' | 'FORM';

export type LinkVerdict = 'VALID' | 'EXPIRED' | 'INVALID';

export type Links = {
  /** Path and query of a link that works until `expiresAt`. */
  make(use: LinkUse, materialId: string, expiresAt: Date): string;
  check(use: LinkUse, materialId: string, query: URLSearchParams, now: Date): LinkVerdict;
};

const PATHS = {
  PUT: (id: string) => `/materials/${id}`,
  PREVIEW: (id: string) => `/materials/${id}/preview`,
  FORM: (id: string) => `/forms/${id}`,
} as const satisfies Record<LinkUse, (id: string) => string>;

/** Links that carry their own permission: use, material and end are signed (HMAC-SHA256), the newest key signs. */
export const createLinks = (keys: readonly [IdentifiedKey, ...IdentifiedKey[]]): Links => {
  const signature = (key: Uint8Array, use: LinkUse, id: string, expiry: string): Buffer =>
    createHmac('sha256', key).update([use, id, expiry].join('\n'), 'utf8').digest();

  return {
    make: (use, id, expiresAt) => {
      const expiry = String(Math.floor(expiresAt.getTime() / 1000));
      return `${PATHS[use](id)}?e=${expiry}&s=${signature(keys[0].key, use, id, expiry).toString('base64url')}`;
    },
    check: (use, id, query, now) => {
      const expiry = query.get('e') ?? '';
      const given = Buffer.from(query.get('s') ?? '', 'base64url');
      if (!/^\d{1,12}$/.test(expiry)) return 'INVALID';
      const matches = keys.some(({ key }) => {
        const right = signature(key, use, id, expiry);
        return given.length === right.length && timingSafeEqual(given, right);
      });
      if (!matches) return 'INVALID';
      return Number(expiry) * 1000 > now.getTime() ? 'VALID' : 'EXPIRED';
    },
  };
};
