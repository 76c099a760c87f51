import { AsyncLocalStorage } from 'node:async_hooks';
import type { Locale } from '../../schema/messages/locales.ts';

/** What errors and logs need to know of the request they arose in. */
export type RequestFacts = {
  readonly requestId: string;
  readonly locale: Locale;
  /** Code of the first error that the answer tells; null while there is none. */
  failed: string | null;
};

export const requestFacts = new AsyncLocalStorage<RequestFacts>();

/** The language of the request that is being answered; Chinese outside of any. */
export const localeOfRequest = (): Locale => requestFacts.getStore()?.locale ?? 'zh-CN';
