import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { zipSync, type Zippable } from 'fflate';
import type { Privacy } from '../../platform/privacy/privacy.ts';

type Keys = Pick<Privacy, 'serviceKeys'>;

/** The head of a PKCS #8 key of Ed25519 (RFC 8410); the 32 bytes of the key follow. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key of the installation that exports are signed with; it follows from its secret, and so is the same on all replicas. */
const signingKey = (privacy: Keys): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([PKCS8_HEAD, privacy.serviceKeys('export-signature')[0].key]),
    format: 'der',
    type: 'pkcs8',
  });

/** Its public part, as PEM: what signatures of exports are checked with. */
export const exportPublicKey = (privacy: Keys): string =>
  createPublicKey(signingKey(privacy)).export({ format: 'pem', type: 'spki' }).toString();

/** Whole numbers of the database count bytes and rows: JSON's own hold them exactly. */
const asNumber = (_name: string, value: unknown): unknown =>
  typeof value === 'bigint' ? Number(value) : value;

export const asJson = (value: unknown): Buffer =>
  Buffer.from(`${JSON.stringify(value, asNumber, 2)}\n`, 'utf8');

type Exported = {
  /** Id of the subject or the provider. */
  readonly about: string;
  readonly exportedAt: Date;
  /** By their paths in the archive. */
  readonly files: ReadonlyMap<string, Buffer>;
};

/**
 * A ZIP of files with `manifest.json`, which has the SHA-256 of each, and `manifest.json.sig`, the Ed25519 signature of the manifest's
 * bytes (64 bytes).
 */
export function archiveOf(privacy: Keys, { about, exportedAt, files }: Exported): Buffer {
  const manifest = asJson({
    format: 1,
    about,
    exportedAt: exportedAt.toISOString(),
    files: [...files].map(([path, bytes]) => ({
      path,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
  });
  const zippable: Zippable = {};
  // Pictures are compressed already.
  for (const [path, bytes] of files) zippable[path] = [bytes, { level: path.endsWith('.json') ? 6 : 0 }];
  zippable['manifest.json'] = [manifest, { level: 6 }];
  zippable['manifest.json.sig'] = [sign(null, manifest, signingKey(privacy)), { level: 0 }];
  return Buffer.from(zipSync(zippable));
}
