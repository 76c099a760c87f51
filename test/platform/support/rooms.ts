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

/** Every folder on the way to a file. */
export const roomsOf = (files: readonly string[]): string[] => {
  const above = (path: string): string[] => {
    const room = dirname(path);
    return room === '.' ? [] : [room, ...above(room)];
  };
  return [...new Set(files.flatMap(above))];
};

/** Which of a room's own rooms look into which others; files that lie in it loosely belong to none. */
export function doorsBetween(room: string, imports: readonly Import[]): Map<string, Set<string>> {
  const inside = (path: string): string | null => {
    if (!path.startsWith(`${room}/`)) return null;
    const [own, ...rest] = path.slice(room.length + 1).split('/');
    return own !== undefined && rest.length > 0 ? own : null;
  };
  const doors = new Map<string, Set<string>>();
  for (const { from, to, own } of imports) {
    const [here, there] = [inside(from), own ? inside(to) : null];
    if (here && there && here !== there) doors.set(here, (doors.get(here) ?? new Set()).add(there));
  }
  return doors;
}
