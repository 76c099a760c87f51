import { detailsFields } from '../../kit/client/operations/details.graphql.ts';
import {
  filingBaseFields,
  materialFields,
  reviewFields,
  slotFields,
} from '../../kit/client/operations/fragments.ts';
import { fragment } from '../../kit/client/operation.ts';

export const deskDetailsFields = fragment`
  fragment DeskDetailsFields on FilingDetails { certificateNumber masked ...DetailsFields }
  ${detailsFields}`;

export const deskFilingFields = fragment`
  fragment DeskFilingFields on Filing {
    ...FilingBaseFields
    lookReason faceDoubt
    unseen { details materials { id } }
    waitingSince reviewDueBy handedOverAt decidedAt
    handOverFault { code reason at retryable }
    materials(first: 100) { ...MaterialFields faceCheck { reason } }
    materialSlots { ...SlotFields sameAs }
    reviews { ...ReviewFields reviewer }
    details { ...DeskDetailsFields }
  }
  ${filingBaseFields} ${materialFields} ${slotFields} ${reviewFields} ${deskDetailsFields}`;
