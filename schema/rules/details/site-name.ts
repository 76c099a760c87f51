import { isPublicBody } from '../choices/subject-natures.ts';
import { normaliseDomainText } from '../domain.ts';
import { issue } from '../issue.ts';
import type { Issue } from '../issue.ts';
import { isBlank, narrow } from '../text.ts';
import type { Maybe } from '../text.ts';
import type { DetailsContext } from './context.ts';
import { ruleIssues } from './field-rules.ts';

/** The rule of the national notes that tells all this. */
const RULE = 'national.site-name';

/** Least Chinese characters. */
const CHARACTERS = 3;

/**
 * Words that names of new websites do not have. Source: a provider's documents on filling in subject and website (2019); what
 * else counts as sensitive was found in no source.
 */
export const SITE_NAME_WORDS = {
  /** 国字头: only national bodies begin so. */
  national: ['中国', '中华', '中央', '人民', '人大', '国家'],
  sensitive: ['反腐', '赌博', '廉政', '色情'],
  /** Persons only, beside the words of their province. */
  personal: '资讯 网站 网络 网址 爱好者 作品展示 论坛 社区 工作室 平台 主页 热线 社团 导航'.split(' '),
} as const;

type Named = { name: string; domains: readonly string[]; context: DetailsContext };
type Found = { code: Issue['code']; params?: Issue['params'] } | null;

const withWord = (code: Issue['code'], words: readonly string[], name: string): Found => {
  const word = words.find((one) => name.includes(one));
  return word === undefined ? null : { code, params: { word } };
};

/** What can be told of a name by itself, the plainest first. */
const RULES: readonly ((named: Named) => Found)[] = [
  ({ name, domains }) =>
    domains.some((domain) => normaliseDomainText(name).endsWith(normaliseDomainText(domain)))
      ? { code: 'SITE_NAME_DOMAIN' }
      : null,
  ({ name }) =>
    (name.match(/\p{Script=Han}/gu) ?? []).length < CHARACTERS
      ? { code: 'SITE_NAME_SHORT', params: { min: CHARACTERS } }
      : null,
  ({ name }) => {
    const sign = /[^\p{L}\p{M}\p{N}\s()·]/u.exec(name)?.[0];
    return sign === undefined ? null : { code: 'SITE_NAME_SIGN', params: { sign } };
  },
  ({ name, context }) => {
    const word = SITE_NAME_WORDS.national.find((one) => name.startsWith(one));
    // Which public bodies are national ones cannot be told from the nature.
    return word === undefined || isPublicBody(context.nature)
      ? null
      : { code: 'SITE_NAME_NATIONAL', params: { word } };
  },
  ({ name }) => withWord('SITE_NAME_WORD', SITE_NAME_WORDS.sensitive, name),
  ({ name, context }) =>
    context.nature === 'PERSONAL' ? withWord('SITE_NAME_PERSONAL', SITE_NAME_WORDS.personal, name) : null,
];

const bare = (name: string): string => narrow(name).replace(/\s/g, '').toLowerCase();

/**
 * What should be known of a website's name. An access takes the name over as it is filed, however old, so nothing here bars:
 * where the filed name is known, another one is told; where it is not, a name that no new website would be given.
 */
export const siteNameWarnings = (
  path: readonly string[],
  typed: Maybe,
  { domains, filedName }: DetailsContext['websites'][number],
  context: DetailsContext,
): Issue[] => {
  if (isBlank(typed)) return [];
  const at = [...path, 'name'];
  if (!isBlank(filedName))
    return bare(typed) === bare(filedName) ? [] : [issue(at, 'SITE_NAME_NOT_AS_FILED', {}, RULE)];
  const name = narrow(typed);
  for (const rule of RULES) {
    const found = rule({ name, domains, context });
    if (found) return [issue(at, found.code, found.params, RULE)];
  }
  return ruleIssues(context.rules, 'site-name-words', { name }, path);
};
