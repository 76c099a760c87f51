import type { MaterialKind } from '../../../schema/client/operations.ts';
import { labelFor } from '../../kit/words/labels.ts';
import type { DeskFiling } from '../types.ts';
import { say } from '../words.ts';

type Sites = Pick<DeskFiling, 'websites'>;

/** The site a path speaks of, when there are several to tell apart. */
const siteName = ({ websites }: Sites, site: (typeof websites)[number] | undefined): string =>
  websites.length > 1 ? (site?.domains[0] ?? '') : '';

/** What a remark's path leads to, in words: `网站负责人 · 手机号码`. */
export const placeName = (path: readonly string[], filing: Sites): string => {
  const [head, key = '', last] = path;
  const join = (...parts: string[]): string => parts.filter(Boolean).join(' · ');
  if (head === undefined) return say('remark.whole');
  if (head === 'materials' || head === 'photo') {
    const site = filing.websites.find(({ id }) => id === last);
    return join(siteName(filing, site), say(`material.${key as MaterialKind}`));
  }
  const site = siteName(filing, filing.websites[Number(key)]);
  if (head === 'server') return join(site, say('data.server'));
  if (head === 'subjectPerson') return join(say('details.person.organisation'), labelFor(path));
  if (head === 'websites' && last === 'person')
    return join(site, say('details.websitePerson'), labelFor(path));
  return join(head === 'websites' ? site : '', labelFor(path));
};
