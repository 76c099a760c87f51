import type { Actor, Party } from '../../../server/application.ts';

/** The party a caller acts as in the state machine; a secret key only watches. */
export const partyOf = (actor: Actor): Party | null =>
  actor.kind === 'APPLICANT' ? 'APPLICANT' : actor.kind === 'STAFF' ? 'STAFF' : null;
