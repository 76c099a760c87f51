import type { ReactiveControllerHost } from 'lit';
import type { Issue } from '../../../schema/rules/issue.ts';
import { choiceName } from '../../../schema/messages/choices.ts';
import type { ChoiceKind } from '../../../schema/messages/choices.ts';
import { choices } from '../../../schema/messages/generated/choices.lazy.js';
import { fields } from '../../../schema/messages/generated/fields.lazy.js';
import { issues } from '../../../schema/messages/generated/issues.lazy.js';
import { labelOf, renderIssue } from '../../../schema/messages/render.ts';
import type { IssueWords as Spoken } from '../../../schema/messages/render.ts';
import { Learning } from './learning.ts';
import { currentLocale, isReady, wordsOnShow } from './words.ts';

const AREAS = [issues, fields, choices];

const here = (): Spoken | null => (AREAS.every((area) => isReady(area)) ? (wordsOnShow() as Spoken) : null);

/** What is wrong, in the language on show; nothing while its words are on their way. */
export const issueText = (issue: Issue): string => {
  const words = here();
  return words ? renderIssue(issue, words, currentLocale()) : '';
};

/** What the form calls the field at the end of a path. */
export const labelFor = (path: readonly string[]): string => {
  const words = here();
  return (words && labelOf(path, words)) ?? '';
};

/** The name of a code in the language on show; nothing for one that its table does not have. */
export const nameOfCode = (kind: ChoiceKind, code: unknown): string => {
  const words = here();
  return (words && choiceName(words, kind, code)) ?? '';
};

/** Loads the words of the shared rules for an element that checks what is typed. */
export class IssueWords extends Learning {
  constructor(host: ReactiveControllerHost) {
    super(host, ...AREAS);
  }
}
