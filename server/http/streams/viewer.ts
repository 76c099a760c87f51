import { bindServices, type GraphQLContext } from '../../../schema/api/context.ts';
import type { Actor } from '../../platform/tenancy/actor.ts';
import type { Services } from '../../services.ts';

/** What an answer may depend on without being one person's own: whose rows are seen, by which kind of caller, with which rights. */
function kindOf(actor: Actor): unknown[] | null {
  switch (actor.kind) {
    case 'APPLICANT':
      return [actor.applicantId, actor.session.phone ?? null, actor.vouched ?? null];
    case 'STAFF':
      return [[...actor.roles].sort(), actor.session.phone ?? null, actor.vouched ?? null];
    case 'SECRET_KEY':
      return [actor.scopes];
    case 'HOST_PAGE':
    case 'ANONYMOUS':
      return null;
  }
}

/** Names who is answered alike, in which language; null for those who listen to nothing. */
export function viewersLike({ actor, locale }: GraphQLContext): string | null {
  const kind = kindOf(actor);
  if (kind === null || actor.kind === 'ANONYMOUS') return null;
  return JSON.stringify([actor.kind, actor.providerId, actor.mode, locale, ...kind]);
}

/** Names one caller with its credentials, alone. */
export const personOf = ({ actor, bearer }: GraphQLContext): string => JSON.stringify([actor, bearer]);

/** What of a caller is told by the name of those like it; `applicantId` is in that name. */
const COMMON: ReadonlySet<string | symbol> = new Set([
  'kind',
  'providerId',
  'mode',
  'applicantId',
  'roles',
  'scopes',
  'vouched',
]);

/** The same object, which notes when something else of it is read than `common`, or all of it. */
const noticing = <T extends object>(
  object: T,
  common: (key: string | symbol) => boolean,
  note: () => void,
): T =>
  new Proxy(object, {
    get(target, key) {
      if (!common(key)) note();
      return Reflect.get(target, key) as unknown;
    },
    ownKeys(target) {
      note();
      return Reflect.ownKeys(target);
    },
  });

function actorNoticed(actor: Actor, note: () => void): Actor {
  if (actor.kind !== 'APPLICANT' && actor.kind !== 'STAFF')
    return noticing(actor, (key) => COMMON.has(key), note);
  // A phone's session sees one filing: that stands in the name, too.
  const session = noticing(actor.session, (key) => key === 'phone', note);
  return noticing({ ...actor, session }, (key) => key === 'session' || COMMON.has(key), note);
}

/**
 * A context to answer one question for all who are like this caller. `isPersonal` says afterwards whether the answer took anything of the
 * caller that others do not share, so that it is this caller's alone.
 */
export function contextForAll(
  services: Services,
  given: GraphQLContext,
): { context: GraphQLContext; isPersonal: () => boolean } {
  let personal = false;
  const note = (): void => void (personal = true);
  const context: GraphQLContext = {
    app: given.app,
    locale: given.locale,
    requestId: given.requestId,
    actor: actorNoticed(given.actor, note),
    // What is looked up together is remembered by the reply: the next answer must not see what this one saw.
    reply: bindServices({ replayed: false, claim: null, cost: null, refused: null }, services),
    streams: [],
    idempotencyKey: null,
    get quota() {
      note();
      return given.quota;
    },
    get bearer() {
      note();
      return given.bearer;
    },
  };
  return { context, isPersonal: () => personal };
}
