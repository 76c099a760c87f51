import type { Mode } from './codes.ts';
import type { ConsentView } from './consent.ts';

/** Who the session belongs to. Only an applicant may use the form. */
export type ViewerView = {
  __typename: string;
  id?: string;
  mode: Mode;
  provider: { name: string; now: string };
  openFiling?: { id: string } | null;
  /** Something was approved here or taken over: there is a list to come back to. */
  returning?: boolean;
  sessionExpiresAt?: string;
  /** What was agreed to before there is a filing. */
  consents?: ConsentView[];
};
