import { issue } from '../../rules/issue.ts';
import { ValidationFailure } from '../../rules/failures.ts';
import { ERRORS, mutation } from '../mutation.ts';

/** Furthest one step may go: a year. */
const LONGEST_STEP_SECONDS = 366 * 86_400;

mutation('advanceClock', {
  description:
    'Moves the provider’s clock in test mode forward, and the rehearsal authority with it. Keys of live mode are refused.',
  as: 'SECRET_KEY',
  besides: { testMode: true },
  input: (t) => ({
    seconds: t.int({
      required: true,
      description: `The number of seconds to move the clock forward, from 1 to ${LONGEST_STEP_SECONDS} (one leap year).`,
    }),
  }),
  errors: [ERRORS.ValidationFailure],
  change: async ({ services, tx, actor }, { seconds }) => {
    if (seconds < 1 || seconds > LONGEST_STEP_SECONDS)
      throw new ValidationFailure([
        issue(['seconds'], 'NUMBER_OUT_OF_RANGE', { min: 1, max: LONGEST_STEP_SECONDS }),
      ]);
    return { now: (await services.clock.advance(tx, actor, seconds)).toISOString() };
  },
  result: (t) => ({
    now: t.field({
      type: 'DateTime',
      description: 'The date and time that the provider’s clock shows after the change.',
      resolve: ({ now }) => new Date(now),
    }),
  }),
});
