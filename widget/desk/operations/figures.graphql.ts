import { fragment, operation } from '../../kit/client/operation.ts';

const paceFields = fragment`
  fragment FigurePaceFields on FilingTally {
    firstPass { passed returned rate }
    states { state entered left atEnd stays { count medianSeconds p90Seconds } }
  }`;

/** What happened in some days, day by day or week by week, and in as many days before them. */
export const deskFigures = operation(
  `query DeskFigures($from: Date!, $to: Date!, $rhythm: FilingGrouping!, $formerFrom: Date!, $formerTo: Date!) {
    counted: filingStatistics(from: $from, to: $to, groupBy: $rhythm) {
      __typename
      ... on FilingStatistics {
        groups { key tally { states { state entered } } }
        total { ...FigurePaceFields returnReasons { field count } refusals { code meaning count } }
        reviewForecast { waiting overdue perWorkingDay arriving days { day due overdue } }
      }
      ... on Error { message }
    }
    former: filingStatistics(from: $formerFrom, to: $formerTo, groupBy: MONTH) {
      __typename
      ... on FilingStatistics { total { ...FigurePaceFields } }
      ... on Error { message }
    }
  }`,
  paceFields,
);

/** The same days by province and by reviewer. */
export const deskFiguresBy = operation(
  `query DeskFiguresBy($from: Date!, $to: Date!) {
    provinces: filingStatistics(from: $from, to: $to, groupBy: PROVINCE) {
      __typename
      ... on FilingStatistics { groups { key name tally { ...FigurePaceFields } } }
      ... on Error { message }
    }
    reviewers: filingStatistics(from: $from, to: $to, groupBy: REVIEWER) {
      __typename
      ... on FilingStatistics { groups { key name tally { ...FigurePaceFields } } }
      ... on Error { message }
    }
  }`,
  paceFields,
);
