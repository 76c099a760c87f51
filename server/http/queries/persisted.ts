import { readFileSync } from 'node:fs';
import { errorCode } from '../../../prisma/startup-error.ts';
import { refusal } from '../refusal.ts';
import { prepare, type Prepared } from './prepare.ts';

/** The operations the form was built with: all that a publishable key may run. */
export type PersistedOperations = {
  /** @throws GraphQLError for a digest that is none of theirs */
  get(sha256: string): Prepared;
};

function textsIn(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return {};
    throw error;
  }
}

/**
 * Reads the list that the build wrote, document by SHA-256. Each is prepared when it is first asked for and kept apart from
 * what others send, so that nobody can push it out or spoil it.
 */
export function persistedOperations(file: string): PersistedOperations {
  const texts = new Map(Object.entries(textsIn(file)));
  const prepared = new Map<string, Prepared>();
  return {
    get(sha256) {
      const known = prepared.get(sha256);
      if (known) return known;
      const text = texts.get(sha256);
      if (text === undefined) throw refusal('PERSISTED_QUERY_NOT_IN_LIST');
      const fresh = prepare(text);
      prepared.set(sha256, fresh);
      return fresh;
    },
  };
}
