import type { ReactiveControllerHost } from 'lit';
import type { Issue } from '../../../schema/rules/issue.ts';
import { choices } from '../../../schema/messages/generated/choices.lazy.js';
import { fields } from '../../../schema/messages/generated/fields.lazy.js';
import { names } from '../../../schema/messages/generated/names.lazy.js';
import { typed } from '../../../schema/messages/generated/typed.lazy.js';
import { renderIssue } from '../../../schema/messages/render.ts';
import type { IssueWords as Spoken } from '../../../schema/messages/render.ts';
import { Learning } from './learning.ts';
import { currentLocale, isReady, learn, wordsOnShow } from './words.ts';

const AREAS = [typed, fields, choices, names];

const here = (): Spoken | null => (AREAS.every((area) => isReady(area)) ? (wordsOnShow() as Spoken) : null);

/** What is wrong, in the language on show; nothing while its words are on their way. */
export const issueText = (issue: Issue): string => {
  const words = here();
  return words ? renderIssue(issue, words, currentLocale()) : '';
};

/** Loads the words of the shared rules. */
export const learnIssues = (): Promise<void> => learn(...AREAS);

/** The same for an element that checks what is typed. */
export class IssueWords extends Learning {
  constructor(host: ReactiveControllerHost) {
    super(host, ...AREAS);
  }
}
