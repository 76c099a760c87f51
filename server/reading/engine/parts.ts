import { readFileSync } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../../prisma/root.ts';
import parts from './parts.json' with { type: 'json' };

export type PartName = keyof typeof parts;

const require = createRequire(import.meta.url);

/**
 * Where a part of the engine lies, in bytes of its own: from the sources in the package it comes from, and built where the
 * build laid it, so that a machine that only runs the service needs no package of 139 MB.
 * @throws when the package is not installed
 */
export const pathOfPart = (name: PartName): string => {
  if (!new URL(import.meta.url).pathname.endsWith('.ts'))
    return join(projectRoot, 'dist/server/reading', name);
  const { beside, path } = parts[name];
  return join(dirname(require.resolve(beside)), path);
};

export const readPart = (name: PartName): Promise<Buffer> => readFile(pathOfPart(name));

/** The first part that is not there, or null when all are. */
export const missingPart = async (): Promise<PartName | null> => {
  for (const name of Object.keys(parts) as PartName[]) {
    try {
      await access(pathOfPart(name));
    } catch {
      return name;
    }
  }
  return null;
};

let kept: ReadonlySet<string> | null | undefined;

/**
 * The characters that the engine can read, 6,623 of them; null where the engine is not there. A third of the second level of GB 2312
 * is missing (赟 旻 瑀 翀 鋆 珮 弢 禤), and of the names of regions ten (湾沚区, 鄠邑区).
 */
export const readableCharacters = (): ReadonlySet<string> | null => {
  if (kept !== undefined) return kept;
  try {
    kept = new Set(readFileSync(pathOfPart('dictionary.txt'), 'utf8').split(/\r?\n/));
  } catch {
    // The packages are not installed, which is told at the start.
    kept = null;
  }
  return kept;
};
