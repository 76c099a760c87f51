import { dirname } from 'node:path';
import type { Import } from './imports.ts';

/** Folders of one file that somebody else demands. */
const LONE: readonly RegExp[] = [
  // GitHub looks for workflows in a folder of their own.
  /^\.github\/workflows\//,
  // A migration is a folder.
  /^prisma\/migrations\//,
  // The text of a consent is a file by its day; the next one comes beside it.
  /^schema\/messages\/[^/]+\/consents\//,
];

/** Short files that one other needs and that are files all the same. */
const SCRAPS: readonly RegExp[] = [
  // A province is a file, however little it rules.
  /^server\/filing\/provinces\/data\//,
];

const isIn = (kinds: readonly RegExp[], path: string): boolean => kinds.some((kind) => kind.test(path));

/** Files that have a folder to themselves. */
export function loneFiles(files: readonly string[]): string[] {
  const folders = files.map((file) => dirname(file));
  const isAlone = (folder: string): boolean =>
    folders.filter((one) => one === folder || one.startsWith(`${folder}/`)).length === 1;
  return files.filter((file) => isAlone(dirname(file)) && !isIn(LONE, file));
}

/** Those of some short files that only one other file loads, and which; what is loaded on demand is a file for that reason. */
export function scrapsOf(short: readonly string[], imports: readonly Import[]): string[] {
  return short.flatMap((file) => {
    const needed = imports.filter(({ to }) => to === file);
    const [only, ...others] = new Set(needed.map(({ from }) => from));
    const isScrap = only !== undefined && others.length === 0 && !needed.some(({ onDemand }) => onDemand);
    return isScrap && !isIn(SCRAPS, file) ? [`${file} → ${only}`] : [];
  });
}
