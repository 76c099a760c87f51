import type { FilingDetailsDraft } from '../../../schema/validation/details/draft.ts';
import type { FieldRules } from '../../../schema/validation/details/field-rules.ts';
import { fragment, operation } from '../operation.ts';
import type { FilingAnswer, Versioned } from './act.graphql.ts';
import { errorFields, filingFields } from './fragments.ts';

const personFields = fragment`
  fragment PersonFields on Person {
    name certificateType certificateNumber certificateFrom certificateUntil
    mobile landline email emergencyPhone remark
  }`;

export const detailsFields = fragment`
  fragment DetailsFields on FilingDetails {
    savedAt
    carriedOver { approvedAt fields }
    subject {
      name certificateAddress mailingAddress investor
      legalRepresentativeName legalRepresentativeCertificateNumber remark
    }
    subjectPerson { ...PersonFields }
    websites {
      websiteId name homepageUrl serviceContents languages accessMethod domainHolder samePerson remark
      preApprovals { type number }
      person { ...PersonFields }
    }
  }
  ${personFields}`;

/** What a continued access took over from an approved order, and when that was. */
export type CarriedOver = { approvedAt: string | null; fields: string[] };

export type DetailsAnswer = {
  filing: {
    version: number;
    subject: { certificateNumber: string | null };
    details: FilingDetailsDraft & { savedAt: string | null; carriedOver: CarriedOver | null };
    rules: { fieldRules: FieldRules };
  } | null;
};

export const detailsQuery = operation<DetailsAnswer, { id: string }>()`
  query FilingDetails($id: ID!) {
    filing(id: $id) {
      version
      subject { certificateNumber }
      details(reveal: true) { ...DetailsFields }
      rules { fieldRules }
    }
  }
  ${detailsFields}`;

export const saveFilingDetails = operation<
  FilingAnswer,
  { input: Versioned & { details: FilingDetailsDraft } }
>()`
  mutation SaveFilingDetails($input: SaveFilingDetailsInput!) {
    result: saveFilingDetails(input: $input) {
      __typename ... on SaveFilingDetailsSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }
  ${filingFields} ${errorFields}`;
