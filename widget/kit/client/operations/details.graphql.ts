import type { FilingDetailsDraft } from '../../../../schema/rules/details/draft.ts';
import type { FieldRules } from '../../../../schema/rules/details/field-rules.ts';
import type { Place } from '../../../../schema/rules/places.ts';
import { fragment, operation } from '../operation.ts';
import type { FilingAnswer, Versioned } from './act.graphql.ts';
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

/** What a continued access took over from an approved order, and when that was. */
export type CarriedOver = { approvedAt: string | null; fields: string[] };

/** Where the addresses lie, in words. */
export type AddressPlaces = { certificate: string | null; mailing: string | null };

export type DetailsAnswer = {
  filing: {
    version: number;
    subject: { certificateNumber: string | null };
    details: FilingDetailsDraft & {
      savedAt: string | null;
      places: AddressPlaces;
      carriedOver: CarriedOver | null;
    };
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

type Cities<Below> = { cities: ({ code: string } & Below)[] };
type Named = { name: string };

/** The cities of all provinces, and the counties of one. */
export const placesQuery = operation<
  { provinces: Cities<Named>[]; province: Cities<{ counties: Place[] }> | null },
  { code: string }
>()`
  query Places($code: String!) {
    provinces { cities { code name } }
    province(code: $code) { cities { code counties { code name } } }
  }`;

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
