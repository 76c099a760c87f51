import { operation } from '../operation.ts';
import { captureLinkFields, errorFields } from './fragments.ts';

export const captureLinkQuery = operation(
  `query CaptureLink($id: ID!) { filing(id: $id) { captureLink { ...CaptureLinkFields } } }`,
  captureLinkFields,
);

export const createCaptureLink = operation(
  `mutation CreateCaptureLink($input: CreateCaptureLinkInput!) {
    result: createCaptureLink(input: $input) {
      __typename
      ... on CreateCaptureLinkSuccess { url captureLink { ...CaptureLinkFields } }
      ...ErrorFields
    }
  }`,
  captureLinkFields,
  errorFields,
);

export const confirmCaptureLink = operation(
  `mutation ConfirmCaptureLink($input: ConfirmCaptureLinkInput!) {
    result: confirmCaptureLink(input: $input) {
      __typename
      ... on ConfirmCaptureLinkSuccess { captureLink { ...CaptureLinkFields } }
      ...ErrorFields
    }
  }`,
  captureLinkFields,
  errorFields,
);

export const endCaptureLink = operation(
  `mutation EndCaptureLink($input: EndCaptureLinkInput!) {
    result: endCaptureLink(input: $input) {
      __typename
      ... on EndCaptureLinkSuccess { captureLink { ...CaptureLinkFields } }
      ...ErrorFields
    }
  }`,
  captureLinkFields,
  errorFields,
);
