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
import { errorCode, firstLine, StartupError } from '../../../prisma/startup-error.ts';
import type { Config } from '../../config.ts';

const KEY_BYTES = 32;

type Place = Pick<Config, 'masterKey' | 'dataDir'>;

/** Where the key file lies, where there is one. */
export const pathOfMasterKey = ({ dataDir }: Pick<Place, 'dataDir'>): string => join(dataDir, 'master.key');

const told = (path: string, error: unknown): unknown =>
  error instanceof StartupError
    ? error
    : new StartupError(
        `The master key ${path} cannot be read or made (${errorCode(error) ?? firstLine(error)}); set MASTER_KEY or DATA_DIR.`,
      );

/**
 * The master key: MASTER_KEY, or the key file in the data folder; undefined when there is neither. Everything personal is
 * sealed under keys that it wraps, so a lost key is lost data.
 * @throws StartupError when the file cannot be read or is no key.
 */
export function findMasterKey(config: Place): Buffer | undefined {
  if (config.masterKey) return config.masterKey;
  const path = pathOfMasterKey(config);
  try {
    return readKey(path);
  } catch (error) {
    throw told(path, error);
  }
}

/** @throws StartupError when there is no master key. */
export function requireMasterKey(config: Place): Buffer {
  const key = findMasterKey(config);
  if (key) return key;
  throw new StartupError(
    `There is no master key: neither MASTER_KEY nor ${pathOfMasterKey(config)}; set the one the service runs with.`,
  );
}

/**
 * Makes the key file of a new installation. For an empty database only: beside existing data another key opens nothing.
 * @throws StartupError when the file cannot be written.
 */
export function makeMasterKey(config: Place): Buffer {
  const path = pathOfMasterKey(config);
  try {
    mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
    return readKey(path) ?? makeKey(path);
  } catch (error) {
    throw told(path, error);
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
