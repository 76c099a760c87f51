import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { errorCode, firstLine, StartupError } from '../prisma/startup-error.ts';
import type { Config } from './config.ts';

const KEY_BYTES = 32;

/**
 * The master key: MASTER_KEY, or the key file in the data folder, made at the first start. Everything personal is sealed
 * under keys that derive from it, so a lost key file is lost data.
 * @throws StartupError when the file cannot be read, written or is no key.
 */
export function loadMasterKey(config: Pick<Config, 'masterKey' | 'dataDir'>): Buffer {
  if (config.masterKey) return config.masterKey;
  const path = join(config.dataDir, 'master.key');
  try {
    mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
    return readKey(path) ?? makeKey(path);
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(
      `The master key ${path} cannot be read or made (${errorCode(error) ?? firstLine(error)}); set MASTER_KEY or DATA_DIR.`,
    );
  }
}

function readKey(path: string): Buffer | undefined {
  try {
    const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
    if (key.length === KEY_BYTES) return key;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  throw new StartupError(`The master key ${path} is not 32 bytes in base64; restore it from a backup.`);
}

/** Whole and on disk before it has its name: a power cut must not leave half a key that data is then sealed under. */
function makeKey(path: string): Buffer {
  const key = randomBytes(KEY_BYTES);
  const unfinished = `${path}.${randomBytes(6).toString('hex')}`;
  const file = openSync(unfinished, 'wx', 0o600);
  try {
    writeSync(file, `${key.toString('base64')}\n`);
    fsyncSync(file);
    linkSync(unfinished, path);
    return key;
  } catch (error) {
    const others = errorCode(error) === 'EEXIST' ? readKey(path) : undefined;
    if (others) return others;
    throw error;
  } finally {
    closeSync(file);
    rmSync(unfinished, { force: true });
  }
}
