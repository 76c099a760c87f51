import { createAdministration, type Administration } from './connector/administration.ts';
import { examine, type Check } from './connector/examining.ts';
import { createNumbers, type Numbers } from './connector/numbers.ts';
import type { Parts } from './connector/parts.ts';
import type { AtBureau } from './port.ts';

/** What is administered of accounts with the authority, by command and by the API alike. */
export type Accounts = {
  readonly administration: Administration;
  readonly numbers: Numbers;
  /** Looks at settings, those given or those in force, and asks the bureau for the last upload; null where neither is there. */
  examine(at: AtBureau, given?: unknown): Promise<Check[] | null>;
};

export const createAccounts = (parts: Parts): Accounts => ({
  administration: createAdministration(parts),
  numbers: createNumbers(parts),
  examine: (at, given) => examine(parts, at, given),
});
