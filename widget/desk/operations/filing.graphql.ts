import { operation } from '../../kit/client/operation.ts';
import { deskDetailsFields, deskFilingFields } from './fragments.ts';

export const deskFiling = operation(
  `query DeskFiling($id: ID!) { filing(id: $id) { ...DeskFilingFields } }`,
  deskFilingFields,
);

export const deskFilingUpdated = operation(
  `subscription DeskFilingUpdated($id: ID!) { filingUpdated(id: $id) { ...DeskFilingFields } }`,
  deskFilingFields,
);

/** The details in clear; the service writes down who looked. */
export const deskReveal = operation(
  `query DeskReveal($id: ID!) {
    filing(id: $id) { version details(reveal: true) { ...DeskDetailsFields } }
  }`,
  deskDetailsFields,
);
