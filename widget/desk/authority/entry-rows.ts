import { sayIfKnown } from '../../kit/words/words.ts';

/** Elements that hold an IPv4 address as a number. */
const ADDRESSES: ReadonlySet<string> = new Set(['Ip', 'IP', 'Jxip', 'Qsip', 'Zzip']);

/** A line of what an entry says. */
export type EntryRow = { readonly label: string; readonly value: string };

/** Lines about one thing. */
export type EntryGroup = { readonly heading: string; readonly rows: EntryRow[] };

type Place = { readonly list: string; readonly check: string };

const dotted = (number: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');

const valueOf = (key: string, value: unknown, { list, check }: Place): string => {
  if (ADDRESSES.has(key) && typeof value === 'number') return dotted(value);
  const text = String(value);
  // What a code means may differ from check to check, and from list to list.
  const coded = [`${check}.${key}`, `${list}.${key}`, key].map((at) => sayIfKnown(`entry.${at}.${text}`));
  return coded.find(Boolean) ?? text;
};

const lines = (key: string, value: unknown, place: Place, into: EntryGroup, groups: EntryGroup[]): void => {
  if (value === null || value === undefined || value === '') return;
  if (Array.isArray(value)) {
    for (const one of value as unknown[]) lines(key, one, place, into, groups);
  } else if (typeof value === 'object') {
    const heading = sayIfKnown(`entry.about.${key}`);
    const group = heading ? { heading, rows: [] } : into;
    if (heading) groups.push(group);
    for (const [name, one] of Object.entries(value) as [string, unknown][])
      // What the layout did not know is kept for machines.
      if (!name.startsWith('$')) lines(name, one, place, group, groups);
  } else into.rows.push({ label: sayIfKnown(`entry.${key}`) || key, value: valueOf(key, value, place) });
};

/** What an entry of the authority's lists says, line by line and by whom it speaks of, in words where we have them. */
export const entryGroups = (list: string, entry: unknown): readonly EntryGroup[] => {
  const check = typeof entry === 'object' && entry !== null && 'check' in entry ? String(entry.check) : '';
  const whole: EntryGroup = { heading: '', rows: [] };
  const groups = [whole];
  lines('', entry, { list, check }, whole, groups);
  return groups.filter(({ rows }) => rows.length > 0);
};
