import { fragment, operation } from '../operation.ts';
import { errorFields, filingFields } from './fragments.ts';

const personFields = fragment`
  fragment PersonFields on Person {
    name certificateType certificateNumber certificateFrom certificateUntil
    mobile landline email emergencyPhone remark certificateNumberConfirmed
  }`;

export const detailsFields = fragment`
  fragment DetailsFields on FilingDetails {
    savedAt
    places { certificate mailing }
    carriedOver { approvedAt fields }
    prefilledFields lockedFields
    subject {
      name certificateDivision certificateAddress mailingDivision mailingAddress investor
      legalRepresentativeName legalRepresentativeCertificateNumber remark
      certificateNumberConfirmed legalRepresentativeCertificateNumberConfirmed
    }
    subjectPerson { ...PersonFields }
    websites {
      websiteId name homepageUrl serviceContents languages accessMethod domainHolder samePerson remark
      preApprovals { type number }
      person { ...PersonFields }
    }
  }
  ${personFields}`;

export const detailsQuery = operation(
  `query FilingDetails($id: ID!) {
    filing(id: $id) {
      version
      subject { certificateNumber }
      details(reveal: true) { ...DetailsFields }
      rules { fieldRules }
      materials(first: 100) { kind reading(reveal: true) { fields { key value } } }
    }
  }`,
  detailsFields,
);

/** The cities of all provinces, and the counties of one. */
export const placesQuery = operation(`query Places($code: String!) {
    provinces { cities { code name label } }
    province(code: $code) { cities { code counties { code name label } } }
  }`);

export const saveFilingDetails = operation(
  `mutation SaveFilingDetails($input: SaveFilingDetailsInput!) {
    result: saveFilingDetails(input: $input) {
      __typename ... on SaveFilingDetailsSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }`,
  filingFields,
  errorFields,
);
