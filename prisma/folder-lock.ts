import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { errorCode, StartupError } from './startup-error.ts';

const LOCK_FILE = 'jieru.lock';
const TOUCH_MS = 5_000;
/** A holder on another machine (a shared volume) can only be judged by how long ago it touched the file. */
const FOREIGN_STALE_MS = 20_000;

type Holder = { pid: number; started: string; host: string; token: string };

export type FolderLock = { release(): void };

/** Tells a process from a later one with the same pid; empty where the system does not say. */
const processStart = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
};

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
};

const readHolder = (path: string): Holder | undefined => {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof value === 'object' && value !== null && 'token' in value ? (value as Holder) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
};

const heldHere = new Set<string>();

const isStale = (path: string, holder: Holder | undefined): boolean => {
  if (!holder) return true;
  if (holder.host !== hostname()) return Date.now() - statSync(path).mtimeMs > FOREIGN_STALE_MS;
  if (holder.pid === process.pid) return !heldHere.has(holder.token);
  return !isRunning(holder.pid) || processStart(holder.pid) !== holder.started;
};

/** Moves a stale lock away; puts it back when a faster starter had already replaced it. */
const removeStale = (path: string, judged: Holder | undefined): void => {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  if (readHolder(aside)?.token !== judged?.token) linkSync(aside, path);
  rmSync(aside);
};

/**
 * Takes the lock of a data folder, so that two processes never open the same database files. A lock left behind by a
 * killed process is recognised (its pid is gone or belongs to a later process) and replaced.
 * @throws StartupError when another process holds it.
 */
export function lockFolder(folder: string): FolderLock {
  const path = join(folder, LOCK_FILE);
  const holder: Holder = {
    pid: process.pid,
    started: processStart(process.pid),
    host: hostname(),
    token: randomUUID(),
  };
  const own = `${path}.${holder.token}`;
  writeFileSync(own, JSON.stringify(holder));
  try {
    take(path, own, folder);
  } finally {
    rmSync(own);
  }
  heldHere.add(holder.token);
  const touch = setInterval(() => utimesSync(path, new Date(), new Date()), TOUCH_MS);
  touch.unref();
  return {
    release() {
      clearInterval(touch);
      if (heldHere.delete(holder.token) && readHolder(path)?.token === holder.token) rmSync(path);
    },
  };
}

function take(path: string, own: string, folder: string): void {
  for (let tries = 0; tries < 5; tries += 1) {
    try {
      // A hard link appears at once with its whole content, or not at all.
      linkSync(own, path);
      return;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
    const holder = readHolder(path);
    if (!isStale(path, holder)) {
      const where = holder?.host === hostname() ? '' : ` on ${holder?.host}`;
      throw new StartupError(
        `The data folder ${folder} is in use by process ${holder?.pid}${where}; stop it, or set DATA_DIR to another folder.`,
      );
    }
    removeStale(path, holder);
  }
  throw new StartupError(`The data folder ${folder} is being taken by another process; try again.`);
}
