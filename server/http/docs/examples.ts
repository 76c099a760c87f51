import type { Locale } from '../../../schema/messages/locales.ts';
import recorded from './examples.json' with { type: 'json' };

/** Who sends an example. */
export type As = 'applicant' | 'reviewer' | 'provider';

/**
 * An operation as it was sent to the service in a rehearsal, and what came of it, with IDs, times and secrets replaced. A test goes
 * through the rehearsal again and holds the recorded ones to what it answers now; `npm run docs:examples` records them.
 */
export type Example = {
  readonly as: As;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly cost: number | null;
  /** The answer in English, and in another language where it reads differently. */
  readonly answers: { readonly en: unknown } & Readonly<Partial<Record<Locale, unknown>>>;
};

/** The example of each operation, by `Query.filings` and the like. */
export const EXAMPLES = recorded as Readonly<Record<string, Example>>;
