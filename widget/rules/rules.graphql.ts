import { fragment, operation } from '../kit/client/operation.ts';

const noteFields = fragment`
  fragment PrepareNoteFields on RuleNote { key step text sources since national }`;

/** What a province asks on one day, and what it asked on an earlier one. It needs no session. */
export const prepareRules = operation(
  `query PrepareRules(
    $code: String!
    $nature: SubjectNature!
    $kind: FilingKind!
    $day: Date
    $before: Date!
  ) {
    province(code: $code) {
      name
      rules(nature: $nature, kind: $kind, day: $day) {
        day portalUrl
        smsRequired smsWindowHours photoKinds
        expectedDaysMin expectedDaysMax legalDays
        notes { ...PrepareNoteFields }
      }
      earlier: rules(nature: $nature, kind: $kind, day: $before) {
        day
        notes { ...PrepareNoteFields }
      }
    }
  }`,
  noteFields,
);
