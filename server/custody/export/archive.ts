import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { Zip, ZipDeflate } from 'fflate';
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

type Listed = { path: string; bytes: number; sha256: string };
type About = {
  /** Id of the subject or the provider. */
  readonly about: string;
  readonly exportedAt: Date;
  /** Which part of a larger export it is. */
  readonly part?: { readonly of: string; readonly number: number };
};

/**
 * A ZIP that is written file by file, with `manifest.json`, which has the SHA-256 of each, and `manifest.json.sig`, the Ed25519 signature of
 * the manifest's bytes (64 bytes). No more of it is held than the file that is being added.
 */
export class Archive {
  private readonly listed: Listed[] = [];
  private readonly zip: Zip;
  private failure: Error | null = null;

  constructor(
    private readonly privacy: Keys,
    private readonly about: About,
    sink: (chunk: Uint8Array) => void,
  ) {
    this.zip = new Zip((error, chunk) => {
      if (error) this.failure ??= error;
      else sink(chunk);
    });
  }

  add(path: string, bytes: Uint8Array): void {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.listed.push({ path, bytes: bytes.length, sha256 });
    this.write(path, bytes);
  }

  end(): void {
    const { about, exportedAt, part } = this.about;
    const manifest = asJson({
      format: 1,
      about,
      ...(part ? { part } : {}),
      exportedAt: exportedAt.toISOString(),
      files: this.listed,
    });
    this.write('manifest.json', manifest);
    this.write('manifest.json.sig', sign(null, manifest, signingKey(this.privacy)));
    this.zip.end();
  }

  private write(path: string, bytes: Uint8Array): void {
    // Pictures are compressed already; yet as "stored" files of unknown length not every program would read them.
    const file = new ZipDeflate(path, { level: path.endsWith('.json') ? 6 : 0 });
    this.zip.add(file);
    file.push(bytes, true);
    if (this.failure) throw this.failure;
  }
}
