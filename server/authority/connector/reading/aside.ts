import { createHash } from 'node:crypto';
import type { NoticeEntry, NoticeList } from '../../port.ts';
import type { AsideRecord } from '../../protocol/documents/findings.ts';
import { localName, type XmlElement } from '../../protocol/xml/element.ts';

/** Longest text of an element shown with a record that could not be read; the whole file is kept beside it. */
const LONGEST = 2000;

const plain = (element: XmlElement): unknown => {
  if (element.children.length === 0) return element.text.slice(0, LONGEST);
  const held = new Map<string, unknown[]>();
  for (const child of element.children) {
    const name = localName(child);
    held.set(name, [...(held.get(name) ?? []), plain(child)]);
  }
  return Object.fromEntries([...held].map(([name, all]) => [name, all.length === 1 ? all[0] : all]));
};

/** The list a path is in: `DownloadData/ICP/BAJG/Jg_xx[1]` is in BAJG, `DownloadData/SJTB/ICP/Baxx[1]` in SJTB. */
const listOf = (path: string): NoticeList => {
  const [, part = '', below = ''] = path.split('/').map((name) => name.replace(/\[\d+\]$/, ''));
  return (part === 'ICP' ? below : part) as NoticeList;
};

/** Records that could not be read, for people to look at: what is wrong with each, and what it says. */
export const asideNotices = (aside: readonly AsideRecord[]): NoticeEntry[] =>
  aside.map(({ path, element, violations }) => {
    const content = plain(element);
    const fatal = violations.filter(({ readable }) => !readable);
    const unread = fatal.map((violation) => `${violation.path}: ${violation.message}`);
    return {
      list: listOf(path),
      key: `unread ${createHash('sha256').update(JSON.stringify(content)).digest('hex')}`,
      data: { unread, ...(typeof content === 'object' ? content : { text: content }) },
    };
  });
