import type { NoticeRow } from '../types.ts';
import { say } from '../words.ts';
import type { DeskWordId } from '../words.ts';

/** The authority's lists that may hold entries, as they are called in words; the last fit no record of ours. */
export const LISTS = [
  'XGTZ',
  'HCJG',
  'HSRW',
  'WBAWZLB',
  'FFJRHMD',
  'HMDLB',
  'ZXSJ',
  'BAJG',
  'BASJ',
  'IP',
  'YM',
  'SJTB',
  'JCDM',
  'FILE',
] as const;

const WORDS: Readonly<Record<string, DeskWordId>> = Object.fromEntries(
  LISTS.map((list) => [list, `list.${list}` as const]),
);

/** What a list is called; one we do not know keeps the authority's name. */
export const listName = (list: string): string => {
  const id = WORDS[list];
  return id ? say(id) : list;
};

/** What an entry is, for the names of its buttons. */
export const whatIs = ({ list, about }: NoticeRow): string =>
  about ? `${listName(list)} · ${about.number}` : listName(list);
