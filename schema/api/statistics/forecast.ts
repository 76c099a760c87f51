import type { ReviewForecast } from '../../../server/application.ts';
import { builder } from '../builder.ts';
import { STATISTICS_SCOPES } from './types.ts';

const authScopes = STATISTICS_SCOPES;

const DayType = builder.objectRef<ReviewForecast['days'][number]>('ReviewForecastDay').implement({
  authScopes,
  description: 'A working day ahead, with what has to be reviewed by its end.',
  fields: (t) => ({
    day: t.expose('day', { type: 'Date', description: 'The working day, by the Chinese calendar.' }),
    due: t.exposeInt('due', {
      description: 'The number of filings, of those that wait now, whose review is due on that day.',
    }),
    overdue: t.exposeInt('overdue', {
      description:
        'The number of filings that are expected to be overdue at the end of the day, with those that will have come in by then. The oldest are taken to be reviewed first.',
    }),
  }),
});

export const ForecastType = builder.objectRef<ReviewForecast>('ReviewForecast').implement({
  authScopes,
  description:
    'How the filings that wait for a review (初审) now stand to its promised time, and how that goes on when each working day brings and decides as many as those that were counted.',
  fields: (t) => ({
    waiting: t.exposeInt('waiting', { description: 'The number of filings that wait for a review now.' }),
    overdue: t.exposeInt('overdue', {
      description: 'The number of those whose review is late already, because `reviewDueBy` has passed.',
    }),
    perWorkingDay: t.exposeFloat('perWorkingDay', {
      description: 'How many reviews ended on a working day, as a mean of the days counted.',
    }),
    arriving: t.exposeFloat('arriving', {
      description: 'How many filings came to the review on a working day, as a mean of the days counted.',
    }),
    days: t.field({
      type: [DayType],
      complexity: { field: 1, multiplier: 2 },
      description: 'The next five working days, today included if it is one.',
      resolve: ({ days }) => days,
    }),
  }),
});
