import { operation } from '../../kit/client/operation.ts';
import { errorFields } from '../../kit/client/operations/fragments.ts';

/** Says why personal data is looked at; the service writes every look down with it. */
export const beginLook = operation(
  `mutation BeginLook($input: BeginLookInput!) {
    result: beginLook(input: $input) {
      __typename ... on BeginLookSuccess { targetId } ...ErrorFields
    }
  }`,
  errorFields,
);
