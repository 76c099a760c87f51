import { ValidationFailure } from '../../rules/failures.ts';
import { issue } from '../../rules/issue.ts';
import { ERRORS, mutation } from '../mutation.ts';

mutation('revokeSessions', {
  as: 'SECRET_KEY',
  description:
    'Ends sessions at once, on every replica, open streams too: those of one applicant or reviewer, or everybody’s in the mode of the key. New ones may be minted.',
  input: (t) => ({
    personId: t.id({ description: 'apl_… or stf_…; left out with everybody.' }),
    everybody: t.boolean({ description: 'True for all sessions of the provider in this mode.' }),
  }),
  errors: [ERRORS.NotFound, ERRORS.ValidationFailure],
  change: async ({ tx, actor }, { personId = null, everybody }, app) => {
    // Sessions live in real time, wherever the clock of test mode stands.
    const ending = { tenant: actor, by: app.auditeeOf(actor), now: new Date() };
    if ((personId === null) !== (everybody === true))
      throw new ValidationFailure([issue(['personId'], 'SESSIONS_OF_WHOM')]);
    if (personId === null) await app.endAllSessions(tx, ending);
    else await app.endSessionsOf(tx, ending, personId);
    return { personId };
  },
  result: (t) => ({
    personId: t.exposeID('personId', { nullable: true, description: 'Whose; null: everybody’s.' }),
  }),
});
