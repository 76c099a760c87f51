import { createHash } from 'node:crypto';
import { newId } from '../../../platform/ids.ts';
import type { Objects, StoredFile } from '../../../platform/materials/objects.ts';
import type { Bytes } from '../../../platform/privacy/cipher.ts';
import type { Privacy } from '../../../platform/privacy/privacy.ts';
import { Archive } from '../archive.ts';

/** Bytes after which an archive is closed and the next begun: so much is in memory, and so much is fetched again where it broke off. */
export const PART_BYTES = 32 * 1024 * 1024;

/** An archive whose file is stored and whose row is not written yet. */
export type Part = StoredFile & {
  readonly id: string;
  readonly number: number;
  readonly bytes: number;
  readonly sha256: Bytes;
  /** Of whom it has data, in the order of their ids. */
  readonly subjects: readonly string[];
};

type Open = { archive: Archive; chunks: Uint8Array[]; bytes: number; subjects: string[] };

type Options = {
  readonly privacy: Privacy;
  readonly objects: Pick<Objects, 'store'>;
  readonly exportId: string;
  readonly providerId: string;
  readonly exportedAt: Date;
  /** Archives that are there already. */
  readonly before: number;
  readonly partBytes: number;
};

/** Writes files into one archive after the other; what is stored is a part of the export once its row is written. */
export class Parts {
  private open: Open | null = null;
  private stored: Part[] = [];
  private count: number;

  constructor(private readonly options: Options) {
    this.count = options.before;
  }

  async put(path: string, bytes: Buffer, subject: string | null): Promise<void> {
    if (this.open && this.open.bytes >= this.options.partBytes) await this.close();
    const open = (this.open ??= this.begin());
    open.archive.add(path, bytes);
    if (subject !== null && open.subjects.at(-1) !== subject) open.subjects.push(subject);
  }

  /** Whether enough has come together to be written down. */
  get isDue(): boolean {
    return this.stored.length > 0 || (this.open?.bytes ?? 0) >= this.options.partBytes;
  }

  /** Closes the archive that is open, and gives what has been stored since. */
  async take(): Promise<readonly Part[]> {
    await this.close();
    return this.stored.splice(0);
  }

  private begin(): Open {
    const { privacy, providerId: about, exportedAt, exportId: of } = this.options;
    const chunks: Uint8Array[] = [];
    this.count += 1;
    const archive = new Archive(privacy, { about, exportedAt, part: { of, number: this.count } }, (chunk) => {
      chunks.push(chunk);
      open.bytes += chunk.length;
    });
    const open: Open = { archive, chunks, bytes: 0, subjects: [] };
    return open;
  }

  private async close(): Promise<void> {
    const { open } = this;
    if (!open) return;
    this.open = null;
    open.archive.end();
    const whole = Buffer.concat(open.chunks);
    const id = newId('ProviderExportPart');
    const file = await this.options.objects.store({ id, providerId: this.options.providerId }, whole);
    this.stored.push({
      ...file,
      id,
      number: this.count,
      bytes: whole.length,
      sha256: createHash('sha256').update(whole).digest(),
      subjects: open.subjects,
    });
  }
}
