/** Who sends an example. */
export type As = 'applicant' | 'reviewer' | 'provider';

/** An operation as it is written for the reference. An id such as `fil_01j…` stands for that of the rehearsal. */
export type Written = {
  readonly as: As;
  readonly document: string;
  readonly variables?: Readonly<Record<string, unknown>>;
};

/** What came of it when a test ran it against the rehearsal, with IDs, times and secrets replaced. */
export type Recorded = {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly cost: number | null;
  readonly answer: unknown;
};

export type Example = Pick<Written, 'as' | 'document'> & Recorded;

/** The example of each operation, by `Query.filings` and the like. */
export const EXAMPLES: Readonly<Record<string, Example>> = {};
