import { operation } from '../../kit/client/operation.ts';
import { deskDetailsFields, deskFilingFields } from './fragments.ts';

export const deskFiling = operation(
  `query DeskFiling($id: ID!) { filing(id: $id) { ...DeskFilingFields } }`,
  deskFilingFields,
);

/** Says that something changed, not what: an answer to a question asked now holds what was looked at until now. */
export const deskFilingUpdated = operation(
  `subscription DeskFilingUpdated($id: ID!) { filingUpdated(id: $id) { id version } }`,
);

/** The details in clear; the service writes down who looked. */
export const deskReveal = operation(
  `query DeskReveal($id: ID!) {
    filing(id: $id) { version submittedAt details(reveal: true) { ...DeskDetailsFields } }
  }`,
  deskDetailsFields,
);
