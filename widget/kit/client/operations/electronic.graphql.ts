import { fragment, operation } from '../operation.ts';
import { errorFields } from './fragments.ts';

const verificationFields = fragment`
  fragment VerificationFields on ElectronicVerification {
    id websiteId acts expiresAt takenAt signedAt
  }`;

export const electronicQuery = operation(
  `query Electronic($id: ID!) {
    filing(id: $id) {
      electronicVerifications { ...VerificationFields }
      commitment { title text original hash }
    }
  }`,
  verificationFields,
);

export const beginElectronicVerification = operation(
  `mutation BeginElectronicVerification($input: BeginElectronicVerificationInput!) {
    result: beginElectronicVerification(input: $input) {
      __typename
      ... on BeginElectronicVerificationSuccess { verification { ...VerificationFields } }
      ...ErrorFields
    }
  }`,
  verificationFields,
  errorFields,
);

export const recordLiveness = operation(
  `mutation RecordLiveness($input: RecordLivenessInput!) {
    result: recordLiveness(input: $input) {
      __typename
      ... on RecordLivenessSuccess { verification { ...VerificationFields } }
      ...ErrorFields
    }
  }`,
  verificationFields,
  errorFields,
);

export const signCommitment = operation(
  `mutation SignCommitment($input: SignCommitmentInput!) {
    result: signCommitment(input: $input) {
      __typename
      ... on SignCommitmentSuccess { verification { ...VerificationFields } }
      ...ErrorFields
    }
  }`,
  verificationFields,
  errorFields,
);
