import type { ShipmentProblem } from '../../../server/application.ts';
import { builder } from '../builder.ts';
import { versioned } from '../filing/mutations.ts';
import { filingResult } from '../filing/result-field.ts';
import { FILING_ERRORS, mutation } from '../mutation.ts';

const staff = { as: 'STAFF', errors: FILING_ERRORS, result: filingResult } as const;

const RemarkInput = builder.inputType('RemarkInput', {
  description: 'A remark, on a field or on the whole.',
  fields: (t) => ({
    path: t.stringList({
      description:
        'As issues have it, e.g. ["websites", "0", "person", "mobile"] or ["materials", "SUBJECT_CERTIFICATE"].',
    }),
    message: t.string({ required: true, description: 'What is to be corrected.' }),
  }),
});

mutation('returnFiling', {
  ...staff,
  description: 'Sends the order back with remarks (初审退回).',
  input: (t) => ({
    ...versioned(t),
    remarks: t.field({ type: [RemarkInput], required: true, description: 'At least one.' }),
  }),
  change: (work, input, app) => app.returnFiling(work, input),
});

mutation('passReview', {
  ...staff,
  description:
    'Passes the review (初审通过); the order goes to the authority. Refused with PAPER_UNSEEN and DETAILS_UNSEEN for what this reviewer has not looked at since the last submission (Filing.unseen).',
  input: (t) => ({
    ...versioned(t),
    reason: t.string({
      description:
        'Why it is passed although the face service did not find the person of the card in a photo; needed there (faceDoubt), kept in the review and the audit.',
    }),
  }),
  change: (work, input, app) => app.passReview(work, input),
});

mutation('requestOriginals', {
  ...staff,
  description: 'Asks for originals by post (邮寄资料).',
  input: (t) => ({
    ...versioned(t),
    requested: t.string({ required: true, description: 'What, in plain words.' }),
    copies: t.int({ required: true, description: 'How many of each, 1 to 10.' }),
  }),
  change: (work, input, app) => app.requestOriginals(work, input),
});

mutation('receiveOriginals', {
  ...staff,
  description: 'Notes that the originals arrived; the review goes on.',
  input: versioned,
  change: (work, input, app) => app.receiveOriginals(work, input),
});

const ShipmentProblemEnum = builder.enumType('ShipmentProblem', {
  description: 'What became of originals in the post.',
  values: {
    MISSING: { description: 'They did not arrive.' },
    RETURNED: { description: 'They were sent back.' },
  } as const satisfies Record<ShipmentProblem, { description: string }>,
});

mutation('reportShipment', {
  ...staff,
  description: 'Says that posted originals did not arrive or were sent back; the applicant posts them again.',
  input: (t) => ({
    ...versioned(t),
    outcome: t.field({ type: ShipmentProblemEnum, required: true, description: 'What became of them.' }),
    note: t.string({ required: true, description: 'Why, and what to do; the applicant reads exactly this.' }),
  }),
  change: (work, input, app) => app.reportShipment(work, input),
});

mutation('retryHandOver', {
  as: 'PROVIDER',
  description: 'Hands a held order to the authority once more, after what kept it (handOverFault) was cured.',
  input: versioned,
  errors: FILING_ERRORS,
  change: (work, input, app) => app.retryHandOver(work, input),
  result: filingResult,
});
