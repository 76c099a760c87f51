import type { BucketName } from '../platform/limits/buckets.ts';
import type { Quota } from '../platform/limits/limits.ts';

/** A bucket as clients read it: `request-by-secret-key`. */
const nameOf = (bucket: BucketName): string => bucket.toLowerCase().replaceAll('_', '-');

/**
 * `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10): which quota holds (`q` requests in `w` seconds), how
 * much is left of it (`r`), and in how many seconds it is whole again (`t`).
 */
export const quotaHeaders = ({ bucket, limit, windowSeconds, remaining, resetSeconds }: Quota) => ({
  'ratelimit-policy': `"${nameOf(bucket)}";q=${limit};w=${windowSeconds}`,
  ratelimit: `"${nameOf(bucket)}";r=${remaining};t=${resetSeconds}`,
});
