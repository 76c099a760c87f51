// What the package's main entry gives: the classes of all events, and types. It registers no element and runs anywhere.
export { JieruErrorEvent, JieruEvent } from '../kit/told.ts';
export * from '../form/events.ts';
export * from '../form/filing-events.ts';
export * from '../desk/events.ts';
export type { AccessFiling } from '../access-filing.ts';
export type { FilingDeskElement } from '../desk/element.ts';
export type { FetchSession } from '../kit/client/session.ts';
export type { StepName } from '../form/store/steps.ts';
export type { FilingRulesElement } from '../rules/element.ts';
export type { FilingKind, FilingState, SubjectNature } from '../../schema/client/operations.ts';
