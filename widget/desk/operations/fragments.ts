import { detailsFields } from '../../kit/client/operations/details.graphql.ts';
import {
  filingBaseFields,
  materialFields,
  reviewFields,
  slotFields,
} from '../../kit/client/operations/fragments.ts';
import { fragment } from '../../kit/client/operation.ts';
import { holderFields } from './claims.graphql.ts';

export const deskDetailsFields = fragment`
  fragment DeskDetailsFields on FilingDetails { certificateNumber masked ...DetailsFields }
  ${detailsFields}`;

/** What was read of a paper; in clear where the operation says so. */
export const readFieldFields = fragment`
  fragment ReadFieldFields on ReadField {
    key value confidence sure path match differing { typed read } box { x y width height }
  }`;

export const deskFilingFields = fragment`
  fragment DeskFilingFields on Filing {
    ...FilingBaseFields
    lookReason faceDoubt
    claim { ...HolderFields }
    unseen { details materials { id } }
    waitingSince reviewDueBy handedOverAt decidedAt
    handOverFault { code reason at retryable }
    materials(first: 100) { ...MaterialFields faceCheck { reason } reading { state fields { ...ReadFieldFields } } }
    electronicVerifications { acts frames formId signedAt commitmentHash }
    materialSlots { ...SlotFields sameAs }
    reviews { ...ReviewFields reviewer }
    details { ...DeskDetailsFields }
  }
  ${filingBaseFields} ${materialFields} ${slotFields} ${reviewFields} ${deskDetailsFields} ${readFieldFields} ${holderFields}`;
