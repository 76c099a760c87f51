import { operation } from '../../kit/client/operation.ts';
import { errorFields } from '../../kit/client/operations/fragments.ts';

/** What registers were asked about a filing. It is asked beside the filing, which need not wait for it. */
export const deskRegisters = operation(
  `query DeskRegisters($id: ID!) {
    filing(id: $id) {
      dataChecks(first: 100) {
        id kind about
        state faults expiresOn
        reason askedAt
      }
    }
  }`,
);

/** Has the registers asked again. */
export const deskRecheck = operation(
  `mutation DeskRecheck($input: RecheckFilingDataInput!) {
    result: recheckFilingData(input: $input) {
      __typename ...ErrorFields
    }
  }`,
  errorFields,
);
