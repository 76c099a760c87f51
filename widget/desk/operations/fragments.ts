import { detailsFields } from '../../client/operations/details.graphql.ts';
import { filingFields } from '../../client/operations/fragments.ts';
import { fragment } from '../../client/operation.ts';

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
