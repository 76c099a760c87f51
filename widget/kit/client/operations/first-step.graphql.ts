import { operation } from '../operation.ts';

export const provincesQuery = operation(`query Provinces { provinces { code name } }`);

export const divisionsQuery = operation(`query Divisions($code: String!) {
    province(code: $code) { code name cities { code name label counties { code name label } } }
  }`);

export const consentTextsQuery = operation(`query ConsentTexts($language: ConsentLanguage!) {
    consentTexts(language: $language) { purpose version hash title text agree }
    viewer { ... on ApplicantViewer { provider { privacyPolicyUrl } } }
  }`);
