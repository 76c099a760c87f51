import type { ShipmentProblem } from '../../../server/application.ts';
import { builder } from '../builder.ts';
import { versioned } from '../filing/mutations.ts';
import { filingResult } from '../filing/result-field.ts';
import { ERRORS, FILING_ERRORS, mutation } from '../mutation.ts';

const staff = { as: 'STAFF', errors: FILING_ERRORS, result: filingResult } as const;
const deciding = { ...staff, errors: [...FILING_ERRORS, ERRORS.Claimed] } as const;

const RemarkInput = builder.inputType('RemarkInput', {
  description: 'A remark of a reviewer, on one field or paper or on the filing as a whole.',
  fields: (t) => ({
    path: t.stringList({
      description:
        'The path to what is to be corrected, as in `Issue.path`, e.g. `["websites", "0", "person", "mobile"]` or `["materials", "SUBJECT_CERTIFICATE"]`. Left out, the remark is on the filing as a whole.',
    }),
    message: t.string({
      required: true,
      description:
        'What is to be corrected, in words for the applicant. A remark with a blank message does not count.',
    }),
  }),
});

mutation('returnFiling', {
  ...deciding,
  description:
    'Returns a filing under review to its applicant with remarks (初审退回). The filing leaves the review queue, and the applicant is notified by mail and can edit it again. It needs a reviewer’s session.',
  input: (t) => ({
    ...versioned(t),
    remarks: t.field({
      type: [RemarkInput],
      required: true,
      description: 'The remarks that the applicant gets, at least one.',
    }),
  }),
  change: (work, input, app) => app.returnFiling(work, input),
});

mutation('passReview', {
  ...deciding,
  description:
    'Passes the review of a filing (初审通过) and queues it for the authority (管局). It is refused with `PAPER_UNSEEN` and `DETAILS_UNSEEN` for what this reviewer has not looked at since the last submission (see `Filing.unseen`), and with `PASS_REASON_REQUIRED` where something speaks against it, as the grave ones of `Filing.risks` do, and no `reason` is given. It needs a reviewer’s session.',
  input: (t) => ({
    ...versioned(t),
    reason: t.string({
      description:
        'Why the filing is passed although something speaks against it. It is required when one of `Filing.risks` is `grave`, e.g. when the face service found another person on a photo, when a paper says something else than was typed, or when a check still finds something; it is kept with the review and in the audit log.',
    }),
  }),
  change: (work, input, app) => app.passReview(work, input),
});

mutation('requestOriginals', {
  ...deciding,
  description:
    'Asks the applicant to send originals by post (邮寄资料). The filing waits for them, and the applicant is notified by mail. It needs a reviewer’s session.',
  input: (t) => ({
    ...versioned(t),
    requested: t.string({
      required: true,
      description: 'The originals that are wanted, in plain words for the applicant. It must not be blank.',
    }),
    copies: t.int({ required: true, description: 'The number of copies of each original, from 1 to 10.' }),
  }),
  change: (work, input, app) => app.requestOriginals(work, input),
});

mutation('receiveOriginals', {
  ...staff,
  description:
    'Records that the originals asked for have arrived. The filing returns to the review queue. It needs a reviewer’s session.',
  input: versioned,
  change: (work, input, app) => app.receiveOriginals(work, input),
});

const ShipmentProblemEnum = builder.enumType('ShipmentProblem', {
  description: 'What went wrong with originals in the post.',
  values: {
    MISSING: { description: 'The originals did not arrive.' },
    RETURNED: { description: 'The originals arrived and were sent back, or came back undelivered.' },
  } as const satisfies Record<ShipmentProblem, { description: string }>,
});

mutation('reportShipment', {
  ...staff,
  description:
    'Reports that the originals of a filing did not arrive or were sent back. The filing goes on waiting for them, and the applicant is asked to post them again. It needs a reviewer’s session.',
  input: (t) => ({
    ...versioned(t),
    outcome: t.field({
      type: ShipmentProblemEnum,
      required: true,
      description: 'What went wrong with the originals.',
    }),
    note: t.string({
      required: true,
      description:
        'Why, and what the applicant is to do. The applicant reads exactly these words; they must not be blank.',
    }),
  }),
  change: (work, input, app) => app.reportShipment(work, input),
});

mutation('retryHandOver', {
  as: 'PROVIDER',
  description:
    'Hands a held filing to the authority (管局) once more, after the cause was removed (see `Filing.handOverFault`). It needs a reviewer’s session or a secret key, and is refused when the filing is not held.',
  input: versioned,
  errors: FILING_ERRORS,
  change: (work, input, app) => app.retryHandOver(work, input),
  result: filingResult,
});
