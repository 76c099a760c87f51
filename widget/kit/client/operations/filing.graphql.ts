import { operation } from '../operation.ts';
import type { FilingView } from '../types/filing.ts';
import type { ViewerView } from '../types/viewer.ts';
import { filingFields } from './fragments.ts';

type ById = { id: string };

export const viewerQuery = operation<{ viewer: ViewerView }>()`
  query Viewer {
    viewer {
      __typename
      ... on ApplicantViewer {
        id mode provider { name now } openFiling { id } returning sessionExpiresAt
        consents { purpose version grantedAt withdrawnAt }
      }
      ... on StaffViewer { mode provider { name now } }
      ... on KeyViewer { mode provider { name now } }
    }
  }`;

export const filingQuery = operation<{ filing: FilingView | null }, ById>()`
  query Filing($id: ID!) { filing(id: $id) { ...FilingFields } }
  ${filingFields}`;

export const filingUpdatedSubscription = operation<{ filingUpdated: FilingView }, ById>()`
  subscription FilingUpdated($id: ID!) { filingUpdated(id: $id) { ...FilingFields } }
  ${filingFields}`;
