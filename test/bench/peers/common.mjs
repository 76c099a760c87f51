// What every peer does as the service does: a pool of ten, keys looked up by their digest with each request, the same vault, the same masks.
import { createHash } from 'node:crypto';
import pg from 'pg';
import { createPrivacy } from '../../../server/platform/privacy/privacy.ts';

export const { BENCH_DATABASE: database, BENCH_MASTER_KEY: masterKey } = process.env;

export const pool = new pg.Pool({
  connectionString: database,
  max: 10,
  application_name: 'peer',
  onConnect: (client) => client.query(`SET TIME ZONE 'UTC'`),
});

export const privacy = createPrivacy({
  masterKey: Buffer.from(masterKey, 'base64'),
  loadWrapped: async (id) =>
    (await pool.query('SELECT "wrappedKey" FROM "Provider" WHERE id = $1', [id])).rows[0]?.wrappedKey ?? null,
});

export const digestOf = (headers) =>
  createHash('sha256')
    .update((headers.authorization ?? '').slice('Bearer '.length))
    .digest();

const KEY = {
  name: 'key',
  text: `SELECT k."providerId", k.mode::text AS mode FROM "ApiKey" k JOIN "Provider" p ON p.id = k."providerId"
    WHERE k.hash = $1 AND k."revokedAt" IS NULL AND (k."expiresAt" IS NULL OR k."expiresAt" > now()) AND p."suspendedAt" IS NULL`,
};

/** Whose key a request comes with. */
export async function tenantOf(headers) {
  const { rows } = await pool.query({ ...KEY, values: [digestOf(headers)] });
  if (!rows[0]) throw new Error('UNAUTHENTICATED');
  return rows[0];
}

export const listening = (url) => process.stdout.write(`${JSON.stringify({ url })}\n`);
