import { audit } from '../../../schema/messages/generated/audit.lazy.js';
import { choices } from '../../../schema/messages/generated/choices.lazy.js';
import type { SubjectWords } from '../../../schema/messages/generated/subject.types.d.ts';
import { subject } from '../../../schema/messages/generated/subject.lazy.js';
import { learn, speaker } from '../../kit/words/words.ts';

/** What only the page of a subject says: loaded when it is first shown, with the names of natures and of what the audit tells. */
export const saySubject = speaker<SubjectWords>();

export const subjectWordsReady = (): Promise<void> => learn(subject, audit, choices);
