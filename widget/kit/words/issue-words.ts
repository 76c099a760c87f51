import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Named } from '../../../schema/rules/codes/named.ts';
import type { Issue } from '../../../schema/rules/issue.ts';
import { labelOf, renderIssue } from '../../../schema/messages/render.ts';
import type { Language } from '../../../schema/messages/render.ts';
import { currentLocale } from './localize.ts';
import type { UiLocale } from './localize.ts';

const languages: Partial<Record<UiLocale, Language>> = {};

const load = async (locale: UiLocale): Promise<Language> => {
  languages[locale] ??=
    locale === 'en'
      ? (await import('../../../schema/messages/english.ts')).english
      : (await import('../../../schema/messages/chinese.ts')).chinese;
  return languages[locale];
};

const here = (): Language | undefined => languages[currentLocale()];

/** What is wrong, in the language on show; nothing while its words are on their way. */
export const issueText = (issue: Issue): string => {
  const language = here();
  return language ? renderIssue(issue, language) : '';
};

/** What the form calls the field at the end of a path. */
export const labelFor = (path: readonly string[]): string => {
  const language = here();
  return (language && labelOf(path, language)) ?? '';
};

/** The name of a code table's entry in the language on show. */
export const nameOf = (entry: Pick<Named, 'zh' | 'en'> | undefined): string =>
  (currentLocale() === 'en' ? entry?.en : entry?.zh) ?? '';

/** Loads the words of the shared rules for an element that checks what is typed, and again for another language. */
export class IssueWords implements ReactiveController {
  #onLocale = (): void => void this.#load();

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('lit-localize-status', this.#onLocale);
    void this.#load();
  }

  hostDisconnected(): void {
    removeEventListener('lit-localize-status', this.#onLocale);
  }

  async #load(): Promise<void> {
    if (here()) return;
    await load(currentLocale());
    this.host.requestUpdate();
  }
}
