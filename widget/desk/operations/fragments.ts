import { detailsFields } from '../../kit/client/operations/details.graphql.ts';
import { filingFields } from '../../kit/client/operations/fragments.ts';
import { fragment } from '../../kit/client/operation.ts';

export const deskDetailsFields = fragment`
  fragment DeskDetailsFields on FilingDetails { certificateNumber masked ...DetailsFields }
  ${detailsFields}`;

export const deskFilingFields = fragment`
  fragment DeskFilingFields on Filing {
    ...FilingFields
    lookReason faceDoubt
    unseen { details materials { id } }
    waitingSince reviewDueBy handedOverAt decidedAt
    handOverFault { code reason at retryable }
    materialSlots { sameAs }
    materials { faceCheck { reason } }
    reviews { reviewer }
    details { ...DeskDetailsFields }
  }
  ${filingFields} ${deskDetailsFields}`;
