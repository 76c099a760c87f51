import { audit } from '../../../schema/messages/generated/audit.lazy.js';
import type { AuditWords } from '../../../schema/messages/generated/audit.types.d.ts';
import { learn, speaker } from '../../kit/words/words.ts';

/** What only the audit says: loaded when it is first shown. */
export const sayAudit = speaker<AuditWords>();

export const auditWordsReady = (): Promise<void> => learn(audit);
