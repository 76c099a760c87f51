import { LONGEST_REFERENCE } from '../../rules/bounds.ts';
import { builder } from '../builder.ts';
import { deprecated } from '../deprecation.ts';
import { METADATA_INPUT } from '../metadata.ts';
import { ERRORS, FILING_ERRORS, mutation, type InputBuilder } from '../mutation.ts';
import { FilingDetailsInput } from './details-input.ts';
import { filingResult } from './result-field.ts';

/** What every mutation on an existing filing takes. */
export const versioned = (t: InputBuilder) => ({
  filingId: t.id({ required: true, description: 'The ID of the filing, e.g. `fil_01j…`.' }),
  expectedVersion: t.int({
    required: true,
    description:
      'The `version` of the filing that the caller last read. If the filing has changed since, nothing is done and the answer is a `ConflictError`.',
  }),
});

mutation('startFiling', {
  as: 'APPLICANT',
  description:
    'Opens a filing in the state `DRAFT` from an `AccessPossible` answer of the type check. It needs the consent to `FILING`, and is refused when the answer has expired or was used, or the subject or a website is in another open filing.',
  input: (t) => ({
    determinationId: t.id({
      required: true,
      description: 'The `determinationId` that `determineFilingType` answered with, before its `expiresAt`.',
    }),
  }),
  errors: [ERRORS.ValidationFailure, ERRORS.NotFound, ERRORS.OrderInProgress],
  change: (work, input, app) => app.startFiling(work, input),
  result: filingResult,
});

const ServerChoice = builder.inputType('ServerChoice', {
  isOneOf: true,
  description: 'A server for a website, named in exactly one way.',
  fields: (t) => ({
    serverId: t.id({ description: 'The ID of a server of the applicant’s own account, e.g. `srv_01j…`.' }),
    serviceCode: t.string({
      description:
        'A service code (备案服务号) that the provider issued for a server. The number of tries is limited.',
    }),
  }),
});

mutation('verifyServer', {
  as: 'APPLICANT',
  description:
    'Checks the server of a website (产品验证), given by its ID or by a service code (备案服务号), and takes one of its filing slots. A slot that the website held before is freed. It is refused with every reason why the server cannot be used.',
  input: (t) => ({
    ...versioned(t),
    websiteId: t.id({ required: true, description: 'The ID of the website in the filing, e.g. `fws_01j…`.' }),
    by: t.field({
      type: ServerChoice,
      description:
        'The server to check. It may be left out only while `serverId` or `serviceCode` stands in its place.',
    }),
    serverId: t.id({
      deprecationReason: deprecated({
        since: '2026-11-30',
        removedAfter: '2027-11-30',
        instead: 'Use `by.serverId`.',
      }),
      description:
        'The ID of a server of the applicant’s own account, e.g. `srv_01j…`. Ignored when `by` or `serviceCode` is given.',
    }),
    serviceCode: t.string({
      deprecationReason: deprecated({
        since: '2026-11-30',
        removedAfter: '2027-11-30',
        instead: 'Use `by.serviceCode`.',
      }),
      description:
        'A service code (备案服务号) that the provider issued for a server. Ignored when `by` is given.',
    }),
  }),
  errors: [...FILING_ERRORS, ERRORS.RateLimited],
  act: async ({ services, actor, idempotency }, input, app) => {
    if (input.by?.serviceCode ?? input.serviceCode)
      await services.limits.consume('SERVICE_CODE_CHECK', actor.applicantId);
    return app.carryOut(services, actor, idempotency, (work) => app.verifyServer(work, input));
  },
  result: filingResult,
});

mutation('verifyFilingPassword', {
  as: 'APPLICANT',
  description:
    'Asks the authority whether the subject’s filing password (备案密码) is right, and keeps it encrypted for the hand-over. A wrong one is refused with the number of attempts left; after the last of them the caller has to wait.',
  input: (t) => ({
    ...versioned(t),
    password: t.string({
      required: true,
      description:
        'The filing password exactly as the authority sent it, without blanks or full-width characters.',
    }),
  }),
  errors: [...FILING_ERRORS, ERRORS.RateLimited, ERRORS.AuthorityUnavailable],
  act: ({ services, actor, idempotency }, input, app) =>
    app.verifyFilingPassword(services, actor, input, idempotency),
  result: filingResult,
});

mutation('saveFilingDetails', {
  as: 'APPLICANT',
  description:
    'Saves the access details as typed, even if unfinished or wrong; `Filing.steps` says what is still wrong. It needs the consent to `FILING`, and is refused for a website that is not in the filing and for changed `carriedOver` fields.',
  input: (t) => ({
    ...versioned(t),
    details: t.field({
      type: FilingDetailsInput,
      required: true,
      description: 'The parts of the details to save. A part that is left out stays as it was saved before.',
    }),
  }),
  errors: FILING_ERRORS,
  change: (work, input, app) => app.saveFilingDetails(work, input),
  result: filingResult,
});

const ofOrder = { as: 'APPLICANT', input: versioned, errors: FILING_ERRORS, result: filingResult } as const;

mutation('submitFiling', {
  ...ofOrder,
  description:
    'Submits a draft for the provider’s review (提交初审): the filing enters the review queue and can no longer be edited. It is refused with a `ValidationError` that lists everything still wrong or missing.',
  change: (work, input, app) => app.submitFiling(work, input),
});

mutation('withdrawFiling', {
  ...ofOrder,
  description:
    'Takes a filing back to be edited: from the review, while originals are awaited, or from the queue for the authority. It is refused once the filing is being sent to the authority.',
  change: (work, input, app) => app.withdrawFiling(work, input),
});

mutation('resubmitFiling', {
  ...ofOrder,
  description:
    'Submits a filing again. After a return it goes back to the review; after a lapsed SMS check it goes straight to the authority. It is refused with a list of everything still wrong or missing.',
  change: (work, input, app) => app.resubmitFiling(work, input),
});

mutation('editFiling', {
  ...ofOrder,
  description:
    'Turns a refused filing, or one whose SMS check lapsed, into a draft that can be corrected and is reviewed anew. A filing password that the authority refused has to be verified again.',
  change: (work, input, app) => app.editFiling(work, input),
});

mutation('abandonFiling', {
  ...ofOrder,
  description:
    'Ends a filing for good (放弃备案): its service codes are free again, its filing password is forgotten, and the subject can start another filing. It is refused while the filing is in review, queued or with the authority.',
  change: (work, input, app) => app.abandonFiling(work, input),
});

mutation('reportSmsDone', {
  ...ofOrder,
  description:
    'Notes that the applicant entered the code of the SMS check (短信核验) at the authority’s site; the filing becomes `AT_AUTHORITY`. Only the authority’s result proves that the check was passed.',
  change: (work, input, app) => app.reportSmsDone(work, input),
});

mutation('recordShipment', {
  as: 'APPLICANT',
  description:
    'Notes that the originals a reviewer asked for are in the post (邮寄资料); the filing goes on waiting for them. It needs the consent to `FILING` and a filing that is `AWAITING_ORIGINALS`.',
  input: (t) => ({
    ...versioned(t),
    courier: t.string({ required: true, description: 'The name of the courier that carries the originals.' }),
    trackingNumber: t.string({
      required: true,
      description:
        'The tracking number on the courier’s receipt: letters and digits; blanks and hyphens are removed.',
    }),
  }),
  errors: FILING_ERRORS,
  change: (work, input, app) => app.recordShipment(work, input),
  result: filingResult,
});

mutation('updateFiling', {
  as: 'SECRET_KEY',
  description:
    'Changes what the provider notes on a filing: its own reference of the order, and metadata. What is left out stays as it is. It is possible in every state and changes neither the filing’s `version` nor its history.',
  input: (t) => ({
    filingId: t.id({ required: true, description: 'The ID of the filing, e.g. `fil_01j…`.' }),
    externalRef: t.string({
      description: `The provider’s own reference of the order, at most ${LONGEST_REFERENCE} characters. Several filings may have the same. Null or an empty text removes it.`,
    }),
    metadata: t.field({ type: 'Metadata', description: METADATA_INPUT }),
  }),
  errors: [ERRORS.ValidationFailure, ERRORS.NotFound],
  change: (work, input, app) => app.updateFiling(work, input),
  result: filingResult,
});
