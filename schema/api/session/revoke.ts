import { ValidationFailure } from '../../rules/failures.ts';
import { issue } from '../../rules/issue.ts';
import { ERRORS, mutation } from '../mutation.ts';

mutation('revokeSessions', {
  as: 'SECRET_KEY',
  description:
    'Ends sessions at once, open subscriptions included: those of one applicant or reviewer (`personId`), or all in the mode of the key (`everybody`). New sessions can be created afterwards. It needs a secret key.',
  isOneOf: true,
  input: (t) => ({
    personId: t.id({
      description: 'The ID of the applicant (`apl_01j…`) or reviewer (`stf_01j…`) whose sessions end.',
    }),
    everybody: t.boolean({
      description: 'True to end all sessions of the provider in this mode; false is refused.',
    }),
  }),
  errors: [ERRORS.NotFound, ERRORS.ValidationFailure],
  change: async ({ tx, actor }, { personId = null, everybody }, app) => {
    // Sessions live in real time, wherever the clock of test mode stands.
    const ending = { tenant: actor, by: app.auditeeOf(actor), now: new Date() };
    if (everybody === false) throw new ValidationFailure([issue(['everybody'], 'SESSIONS_OF_WHOM')]);
    if (personId === null) await app.endAllSessions(tx, ending);
    else await app.endSessionsOf(tx, ending, personId);
    return { personId };
  },
  result: (t) => ({
    personId: t.exposeID('personId', {
      nullable: true,
      description: 'The ID of the applicant or reviewer whose sessions were ended. Null when all were ended.',
    }),
  }),
});
