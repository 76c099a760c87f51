import { operation } from '../operation.ts';

/** All that the first step shows, so that a visit begins with one request: who is here, the provinces, and the texts on consent. */
export const openingQuery = operation(`query Opening($language: ConsentLanguage!) {
    viewer {
      __typename
      ... on ApplicantViewer {
        id mode provider { name now privacyPolicyUrl } openFiling { id } returning sessionExpiresAt
        consents { purpose version grantedAt withdrawnAt }
        prefill { province city county nature certificateType certificateNumber domains locked }
      }
      ... on StaffViewer { mode provider { name now } }
      ... on KeyViewer { mode provider { name now } }
    }
    provinces { code name }
    consentTexts(language: $language) { purpose version hash title text agree }
  }`);
