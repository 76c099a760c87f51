import { operation } from '../operation.ts';
import { filingFields } from './fragments.ts';

export const filingQuery = operation(
  `query Filing($id: ID!) { filing(id: $id) { ...FilingFields } }`,
  filingFields,
);

export const filingUpdatedSubscription = operation(
  `subscription FilingUpdated($id: ID!) { filingUpdated(id: $id) { ...FilingFields } }`,
  filingFields,
);
