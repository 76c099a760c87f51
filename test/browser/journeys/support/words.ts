import { choiceName } from '../../../../schema/messages/choices.ts';
import type { ChoiceKind } from '../../../../schema/messages/choices.ts';
import { choices } from '../../../../schema/messages/generated/choices.js';
import { consents } from '../../../../schema/messages/generated/consents.js';
import { desk } from '../../../../schema/messages/generated/desk.js';
import { fields } from '../../../../schema/messages/generated/fields.js';
import { form } from '../../../../schema/messages/generated/form.js';
import { issues } from '../../../../schema/messages/generated/issues.js';
import { names } from '../../../../schema/messages/generated/names.js';
import type { ConsentPurpose } from '../../../../schema/client/operations.ts';
import { review } from '../../../../schema/messages/generated/review.js';
import type { Locale } from '../../../../schema/messages/locales.ts';
import { shown } from '../../../../schema/messages/message.ts';
import type { ArgumentsOf } from '../../../../schema/messages/message.ts';
import { labelOf } from '../../../../schema/messages/labels.ts';
import { renderIssue } from '../../../../schema/messages/render.ts';
import type { IssueCode } from '../../../../schema/rules/issue.ts';
import { placeNamed } from '../../../../server/filing/provinces/divisions.ts';
import type { SpokenWords } from '../../../../widget/desk/words.ts';

export type { Locale } from '../../../../schema/messages/locales.ts';

/** What form and desk say in a language, so that tests find things by the names people read. */
export type Words = {
  readonly locale: Locale;
  say<Id extends keyof SpokenWords>(id: Id, ...params: ArgumentsOf<SpokenWords[Id]>): string;
  /** What is said before the first placeholder. */
  beginning(id: keyof SpokenWords): string;
  /** What the form calls the field at a path. */
  field(path: string): string;
  /** The name of a code. */
  nameOf(kind: ChoiceKind, code: string): string;
  /** What the form calls a city or county. */
  place(name: string): string;
  /** What is ticked to agree to a purpose, in the newest words. */
  agreement(purpose: ConsentPurpose): string;
  /** What the form says about a field. */
  issue(code: IssueCode, path: string, params?: Readonly<Record<string, string | number>>): string;
};

const PLACE = '\u0000';
const placesOnly = new Proxy({}, { get: () => PLACE });

export function wordsIn(locale: Locale): Words {
  const words = { ...form[locale], ...names[locale], ...desk[locale], ...review[locale] };
  const language = { ...issues[locale], ...fields[locale], ...names[locale], ...choices[locale] };
  return {
    locale,
    say: (id, ...[params]) => shown(words[id], params),
    beginning: (id) => shown(words[id], placesOnly).split(PLACE, 1)[0] ?? '',
    field(path) {
      const label = labelOf(path.split('.'), language);
      if (!label) throw new Error(`the form has no name for ${path}`);
      return label;
    },
    nameOf: (kind, code) => choiceName(choices[locale], kind, code) ?? '',
    place: (name) => placeNamed(name, locale),
    agreement(purpose) {
      const texts = Object.entries(consents[locale]).filter(([key]) => key.startsWith(`${purpose}.`));
      const newest = texts
        .map(([key, text]) => ({ key, text: shown(text) }))
        .sort((a, b) => (a.key < b.key ? 1 : -1));
      const found = newest.find(({ key }) => key.endsWith('.agree'));
      if (!found) throw new Error(`nobody is asked to agree to ${purpose}`);
      return found.text;
    },
    issue: (code, path, params = {}) =>
      renderIssue({ code, params, path: path.split('.') }, language, locale),
  };
}
