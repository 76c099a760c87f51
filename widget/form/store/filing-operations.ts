// What the first step and the store ask of a filing. All that a filing says is in it, so it comes after the first field.
export { grantConsent } from '../../kit/client/operations/consent.graphql.ts';
export { determineFilingType, startFiling } from '../../kit/client/operations/determine.graphql.ts';
export { filingQuery, filingUpdatedSubscription } from '../../kit/client/operations/filing.graphql.ts';
