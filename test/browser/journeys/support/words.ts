import type { Named } from '../../../../schema/rules/codes/named.ts';
import { chinese } from '../../../../schema/messages/chinese.ts';
import { english } from '../../../../schema/messages/english.ts';
import { fill, labelOf, renderIssue } from '../../../../schema/messages/render.ts';
import type { IssueCode } from '../../../../schema/messages/catalogue.ts';
import { words as deskEn } from '../../../../widget/desk/i18n/en.ts';
import { words as deskZh } from '../../../../widget/desk/i18n/zh-CN.ts';
import type { DeskWordId } from '../../../../widget/desk/i18n/zh-CN.ts';
import { templates as en } from '../../../../widget/kit/words/en.ts';
import { templates as zh } from '../../../../widget/kit/words/zh-CN.ts';
import type { WordId } from '../../../../widget/kit/words/words.ts';

export type Locale = 'zh-CN' | 'en';
type Params = Readonly<Record<string, string | number>>;

/** What form and desk say in a language, so that tests find things by the names people read. */
export type Words = {
  readonly locale: Locale;
  say(id: WordId, params?: Params): string;
  tell(id: DeskWordId, params?: Params): string;
  /** What the form calls the field at a path. */
  field(path: string): string;
  /** The name of a code table's entry. */
  nameOf(entry: Named | undefined): string;
  /** What the form says about a field. */
  issue(code: IssueCode, path: string, params?: Params): string;
};

export function wordsIn(locale: Locale): Words {
  const [form, desk, language] = locale === 'en' ? [en, deskEn, english] : [zh, deskZh, chinese];
  return {
    locale,
    say: (id, params) => fill(form[id], params),
    tell: (id, params) => fill(desk[id], params),
    field(path) {
      const label = labelOf(path.split('.'), language);
      if (!label) throw new Error(`the form has no name for ${path}`);
      return label;
    },
    nameOf: (entry) => entry?.[locale === 'en' ? 'en' : 'zh'] ?? '',
    issue: (code, path, params = {}) => renderIssue({ code, params, path: path.split('.') }, language),
  };
}
