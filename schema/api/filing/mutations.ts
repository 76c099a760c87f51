import { ERRORS, FILING_ERRORS, mutation, type InputBuilder } from '../mutation.ts';
import { FilingDetailsInput } from './details-input.ts';
import { filingResult } from './result-field.ts';

/** What every mutation on an existing filing takes. */
export const versioned = (t: InputBuilder) => ({
  filingId: t.id({ required: true, description: 'The filing.' }),
  expectedVersion: t.int({
    required: true,
    description: 'The version the caller saw; a stale one is a ConflictError.',
  }),
});

mutation('startFiling', {
  as: 'APPLICANT',
  description: 'Opens an order from a determination.',
  input: (t) => ({
    determinationId: t.id({ required: true, description: 'From determineFilingType, at most a day old.' }),
  }),
  errors: [ERRORS.ValidationFailure, ERRORS.NotFound, ERRORS.OrderInProgress],
  change: (work, input, app) => app.startFiling(work, input),
  result: filingResult,
});

mutation('verifyServer', {
  as: 'APPLICANT',
  description:
    'Checks a site’s server (产品验证) by instance or by service code (备案服务号) and takes one of its slots.',
  input: (t) => ({
    ...versioned(t),
    websiteId: t.id({ required: true, description: 'Site of the filing.' }),
    serverId: t.id({ description: 'An instance of the applicant’s own account.' }),
    serviceCode: t.string({ description: 'Or a service code.' }),
  }),
  errors: [...FILING_ERRORS, ERRORS.RateLimited],
  act: async ({ services, actor, idempotency }, input, app) => {
    if (input.serviceCode) await services.limits.consume('SERVICE_CODE_CHECK', actor.applicantId);
    return app.carryOut(services, actor, idempotency, (work) => app.verifyServer(work, input));
  },
  result: filingResult,
});

mutation('verifyFilingPassword', {
  as: 'APPLICANT',
  description: 'Asks the authority whether the filing password (备案密码) is right. Attempts are limited.',
  input: (t) => ({
    ...versioned(t),
    password: t.string({ required: true, description: 'As the authority sent it.' }),
  }),
  errors: [...FILING_ERRORS, ERRORS.RateLimited, ERRORS.AuthorityUnavailable],
  act: ({ services, actor, idempotency }, input, app) =>
    app.verifyFilingPassword(services, actor, input, idempotency),
  result: filingResult,
});

mutation('saveFilingDetails', {
  as: 'APPLICANT',
  description:
    'Saves the access details as typed, finished or not, right or wrong; what is wrong stands in filing.steps.',
  input: (t) => ({
    ...versioned(t),
    details: t.field({
      type: FilingDetailsInput,
      required: true,
      description: 'The parts to save; a part left out stays.',
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
    'Hands the filing to the provider’s review (提交初审); answers with everything that is still wrong.',
  change: (work, input, app) => app.submitFiling(work, input),
});

mutation('withdrawFiling', {
  ...ofOrder,
  description: 'Takes the order back for editing, as long as nothing is on its way to the authority.',
  change: (work, input, app) => app.withdrawFiling(work, input),
});

mutation('resubmitFiling', {
  ...ofOrder,
  description:
    'Submits again: after a return to the review, after a lapsed SMS check straight to the authority.',
  change: (work, input, app) => app.resubmitFiling(work, input),
});

mutation('editFiling', {
  ...ofOrder,
  description: 'Turns a refused or lapsed order into a draft to be corrected.',
  change: (work, input, app) => app.editFiling(work, input),
});

mutation('abandonFiling', {
  ...ofOrder,
  description: 'Ends the order (放弃备案) and frees its service codes.',
  change: (work, input, app) => app.abandonFiling(work, input),
});

mutation('reportSmsDone', {
  ...ofOrder,
  description: 'The applicant says that the code was entered at the authority’s site (短信核验).',
  change: (work, input, app) => app.reportSmsDone(work, input),
});

mutation('recordShipment', {
  as: 'APPLICANT',
  description: 'Notes that the originals are in the post (邮寄资料).',
  input: (t) => ({
    ...versioned(t),
    courier: t.string({ required: true, description: 'Name of the courier.' }),
    trackingNumber: t.string({ required: true, description: 'Letters and digits of the receipt.' }),
  }),
  errors: FILING_ERRORS,
  change: (work, input, app) => app.recordShipment(work, input),
  result: filingResult,
});
