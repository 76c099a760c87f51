import { Readable } from 'node:stream';
import NodeClam from 'clamscan';
import type { Config } from '../../config.ts';

/** The scanner gave no answer: nothing is known of the file. */
export class ScannerFailed extends Error {
  override readonly name = 'ScannerFailed';
}

/** Looks a file through as it came, before anything decodes it. @throws ScannerFailed */
export type Scan = (bytes: Uint8Array) => Promise<'CLEAN' | 'INFECTED'>;

/** The largest file is scanned within a second or two; a daemon that reloads its signatures answers later. */
const PATIENCE_MS = 20_000;

/** A scanner that keeps nothing, moves nothing and starts no program, but asks the daemon. */
const clientOf = (clamd: NonNullable<Config['clamd']>, patienceMs: number): Promise<NodeClam> =>
  new NodeClam().init({
    clamscan: { active: false },
    clamdscan: {
      ...('path' in clamd ? { socket: clamd.path } : clamd),
      timeout: patienceMs,
      localFallback: false,
      bypassTest: true,
    },
    preference: 'clamdscan',
  });

/** The scanner of the configuration; without one every file is clean. */
export function createScan({ clamd }: Pick<Config, 'clamd'>, patienceMs = PATIENCE_MS): Scan {
  if (!clamd) return () => Promise.resolve('CLEAN');
  let client: Promise<NodeClam> | null = null;
  return async (bytes) => {
    try {
      client ??= clientOf(clamd, patienceMs);
      const { isInfected }: { isInfected: unknown } = await (
        await client
      ).scanStream(Readable.from([Buffer.from(bytes)]));
      if (typeof isInfected === 'boolean') return isInfected ? 'INFECTED' : 'CLEAN';
      throw new ScannerFailed('clamd could not scan a file; see its log, and its StreamMaxLength');
    } catch (error) {
      if (error instanceof ScannerFailed) throw error;
      // What could not be set up is set up anew for the next file.
      client = null;
      throw new ScannerFailed('clamd gives no answer', { cause: error });
    }
  };
}
