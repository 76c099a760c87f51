import { operation } from '../operation.ts';
import { filingFields } from './fragments.ts';

export const viewerQuery = operation(`query Viewer {
    viewer {
      __typename
      ... on ApplicantViewer {
        id mode provider { name now } openFiling { id } returning sessionExpiresAt
        consents { purpose version grantedAt withdrawnAt }
        prefill { province city county nature certificateType certificateNumber domains locked }
      }
      ... on StaffViewer { mode provider { name now } }
      ... on KeyViewer { mode provider { name now } }
    }
  }`);

export const filingQuery = operation(
  `query Filing($id: ID!) { filing(id: $id) { ...FilingFields } }`,
  filingFields,
);

export const filingUpdatedSubscription = operation(
  `subscription FilingUpdated($id: ID!) { filingUpdated(id: $id) { ...FilingFields } }`,
  filingFields,
);
