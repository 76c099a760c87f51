import type { Issue } from '../../../../schema/rules/issue.ts';
import { issue } from '../../../../schema/rules/issue.ts';
import { isBlank } from '../../../../schema/rules/text.ts';
import { ValidationFailure } from '../../../../schema/rules/failures.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import { chinaDay } from '../../../platform/calendar/china-day.ts';
import type { SecretKeyActor } from '../../../platform/tenancy/actor.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { assertAllowed, changeFiling, writeEvent } from '../../machine/change.ts';
import { loadLockedFiling } from '../../machine/full-filing.ts';
import { assertGranted } from '../consent/given.ts';
import { carriedInto } from '../details/carry-over.ts';
import { draftIssues } from '../details/check.ts';
import { withConfirmations } from '../details/confirming.ts';
import { loadDetails, storeDetails, type StoredDetails } from '../details/store.ts';
import { isEmpty, isSame, putAt, valueAt } from '../details/given-fields.ts';
import { placeOnGiven } from '../server/given.ts';
import { SERVER_GIVEN } from '../server/locked.ts';
import { layOut, type LaidOut, type Prefill } from './prefill.ts';

type Placed = LaidOut['fields'];

/**
 * A locked value counts whatever stood there; an open one fills what is empty or was locked till now, and leaves alone what the applicant
 * typed.
 */
function filledIn(
  before: StoredDetails,
  fields: Placed,
  { prefillLocked }: Pick<FullFiling, 'prefillLocked'>,
): StoredDetails {
  const after = structuredClone(before);
  for (const field of fields) {
    const typed = !isEmpty(valueAt(after, field.path)) && !prefillLocked.includes(field.path.join('.'));
    if (field.locked || !typed) putAt(after, field);
  }
  return after;
}

/**
 * What is wrong with the values themselves, whether they come to stand in the order or not; what else is missing is the applicant's to
 * fill in.
 */
function wrongIn(
  { sealer, now }: Pick<Work, 'sealer' | 'now'>,
  filing: FullFiling,
  before: StoredDetails,
  fields: Placed,
): Issue[] {
  const details = structuredClone(before);
  for (const field of fields) putAt(details, field);
  const given = new Set(fields.map(({ path }) => path.join('.')));
  return draftIssues(sealer, filing, details, now).filter(
    ({ path, code }) => code !== 'REQUIRED' && given.has(path.join('.')),
  );
}

/** Stores the values and which of them were given and locked. */
async function keep(
  { tx, sealer, now }: Pick<Work, 'tx' | 'sealer' | 'now'>,
  filing: FullFiling,
  before: StoredDetails,
  fields: Placed,
) {
  const details = filledIn(before, fields, filing);
  const stored = await storeDetails(
    { tx, sealer },
    filing,
    withConfirmations(details, before, chinaDay(now)),
  );
  const paths = (of: Placed): string[] => of.map(({ path }) => path.join('.'));
  const united = (known: readonly string[], more: readonly string[]): string[] => [
    ...new Set([...known, ...more]),
  ];
  // Where something else was typed, nothing was given.
  const given = paths(fields.filter(({ path, value }) => isSame(valueAt(details, path), value)));
  const locked = paths(fields.filter((field) => field.locked));
  return {
    ...stored,
    prefilled: united(filing.prefilled, given),
    // What is given anew and open is open.
    prefillLocked: united(
      filing.prefillLocked.filter((path) => !given.includes(path)),
      locked,
    ),
  };
}

type Server = { placed: boolean; locked: boolean; issues: Issue[] };

/** Puts the websites on the server that was given, where one was. */
async function serverOf(
  { tx, now }: Pick<Work, 'tx' | 'now'>,
  filing: FullFiling,
  { server: instanceRef, locked: paths }: Prefill,
): Promise<Server> {
  const locked = paths?.includes(SERVER_GIVEN) ?? false;
  if (isBlank(instanceRef)) return { placed: false, locked, issues: [] };
  const given = { tx, tenant: filing, now, instanceRef, locked };
  return { locked, ...(await placeOnGiven(given, filing, ['prefill', SERVER_GIVEN])) };
}

/** Notes beside the fields that the server was given, and whether it is locked; one that is given anew and open is open. */
function marked<Data extends { prefilled: string[]; prefillLocked: string[] }>(
  data: Data,
  { placed, locked }: Server,
): Data {
  if (!placed) return data;
  const others = data.prefillLocked.filter((path) => path !== SERVER_GIVEN);
  return {
    ...data,
    prefilled: [...new Set([...data.prefilled, SERVER_GIVEN])],
    prefillLocked: locked ? [...others, SERVER_GIVEN] : others,
  };
}

export type PrefillInput = { filingId: string; expectedVersion: number; prefill: Prefill };

/**
 * Fills in what the provider knows of an order that its applicant is working on.
 * @throws NotFound, InvalidState, Conflict; ValidationFailure for values that break the rules of the order, for a website that is not in
 * it, and while the applicant has not agreed
 */
export async function prefillFiling(
  work: Work<SecretKeyActor>,
  { filingId, expectedVersion, prefill }: PrefillInput,
): Promise<{ filingId: string }> {
  const { tx, actor, sealer, now } = work;
  const filing = await loadLockedFiling(tx, actor, filingId);
  assertAllowed(filing, 'SAVE_DETAILS', 'APPLICANT', expectedVersion);
  assertGranted(filing.consents, ['FILING'], now);
  const { fields, issues, given } = layOut(prefill, filing);
  if (issues.length > 0) throw new ValidationFailure(issues);
  const carried = (await carriedInto(tx, filing))?.fields ?? [];
  const before = loadDetails(sealer, filing);
  const wrong = [
    ...wrongIn(work, filing, before, fields),
    ...fields
      .filter(({ path }) => carried.includes(path.join('.')))
      .map(({ path }) => issue(path, 'CARRIED_OVER')),
  ];
  if (wrong.length > 0) throw new ValidationFailure(wrong.map((one) => ({ ...one, path: given(one.path) })));
  const server = await serverOf(work, filing, prefill);
  if (server.issues.length > 0) throw new ValidationFailure(server.issues);
  await changeFiling(tx, filing, {
    action: 'SAVE_DETAILS',
    by: { party: 'SYSTEM', id: null },
    now,
    expectedVersion,
    data: marked(await keep(work, filing, before, fields), server),
    told: false,
  });
  const by = { party: 'STAFF', id: null } as const;
  await writeEvent(tx, filing, { type: 'PREFILL', to: filing.state, by, at: now });
  return { filingId: filing.id };
}

/**
 * Fills in what came with the session in which an order begins. The order decides by its own rules: a value that breaks them, or that
 * an earlier approval fixed, is left out, so that nobody is locked in with what cannot be submitted.
 */
export async function prefillBegun(
  work: Pick<Work, 'tx' | 'sealer' | 'now'>,
  filing: FullFiling,
  prefill: Prefill,
): Promise<void> {
  const carried = (await carriedInto(work.tx, filing))?.fields ?? [];
  const laid = layOut(prefill, filing).fields.filter(({ path }) => !carried.includes(path.join('.')));
  const before = loadDetails(work.sealer, filing);
  const wrong = new Set(wrongIn(work, filing, before, laid).map(({ path }) => path.join('.')));
  const fields = laid.filter(({ path }) => !wrong.has(path.join('.')));
  const server = await serverOf(work, filing, prefill);
  if (fields.length === 0 && !server.placed) return;
  const data = marked(await keep(work, filing, before, fields), server);
  await work.tx.filing.update({ where: { id: filing.id }, data });
}
