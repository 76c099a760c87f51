import { fragment, operation } from '../../kit/client/operation.ts';

const rowFields = fragment`
  fragment SubjectFilingFields on Filing {
    id kind state submittedAt decidedAt updatedAt externalRef
    subject { subjectNumber }
    websites { filedName domains }
    details { subject { name } }
  }`;

/** Whose filing it is, and what the filing is about. */
export const deskSubjectOf = operation(`query DeskSubjectOf($id: ID!) {
    filing(id: $id) {
      subject { subjectNumber nature certificateType certificateNumberMasked province { label } }
      applicant { id externalRef createdAt }
      details { subject { name } }
    }
  }`);

/** All that is known of a subject by its number, and of the account that it belongs to. */
export const deskSubject = operation(
  `query DeskSubject($number: String!, $account: String!) {
    own: filings(search: $number, first: 50) {
      totalCount isEstimate edges { node { ...SubjectFilingFields } }
    }
    others: filings(applicantRef: $account, first: 50) {
      totalCount isEstimate edges { node { ...SubjectFilingFields } }
    }
    subjects(applicantRef: $account, first: 20) {
      edges { node { id records(first: 2) { subjectNumber websites(first: 10) { websiteNumber name domains accessSince } } } }
    }
    authorityNotices(number: $number, first: 20) {
      edges { node { id list at handledAt } }
    }
  }`,
  rowFields,
);

/** What was done about a subject, for the staff whose duty the audit is. */
export const deskSubjectChanges = operation(`query DeskSubjectChanges($about: String!) {
    auditEvents(about: $about, first: 20) {
      edges { node { id at action actorKind actorName } }
    }
  }`);
