import { Prisma } from '../../../prisma/generated/client/client.ts';
import type { Determination } from '../../../prisma/generated/client/client.ts';
import type { SubjectDraft } from '../../../schema/rules/details/draft.ts';
import { provinceIssues } from '../../../schema/rules/filing-number.ts';
import { issue } from '../../../schema/rules/issue.ts';
import { NotFound, OrderInProgress, ValidationFailure } from '../../../schema/rules/failures.ts';
import { newId } from '../../platform/ids.ts';
import { determinationScope } from '../../platform/tenancy/access.ts';
import { keptReference } from '../../platform/privacy/columns.ts';
import { nameOrNull } from '../../platform/tenancy/applicants.ts';
import { forgetPrefill, sessionPrefill } from '../../platform/tenancy/session-data.ts';
import type { ApplicantActor } from '../../platform/tenancy/actor.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { indexFiling } from '../search/index-filing.ts';
import { tellOfStart } from '../machine/change.ts';
import { assertMayBegin } from './consent/given.ts';
import { takeConsentAlong } from './consent/grant.ts';
import { carryOver } from './details/carry-over.ts';
import { holdSubject, openKeyOf } from './type/facts.ts';
import { numberOf } from './type/number.ts';
import type { DeterminedSite } from './type/sites.ts';
import { prefillBegun } from './prefill/apply.ts';
import { isAbout, PREFILLED_REFERENCE, type SessionPrefill } from './prefill/session.ts';
import { loadFiling, sealContext } from '../machine/full-filing.ts';
import { isElectronicByDefault, provinceRules } from '../provinces/rules.ts';
import { recordMove } from '../statistics/record.ts';

async function usableDetermination(
  { tx, actor, now }: Work<ApplicantActor>,
  id: string,
): Promise<Determination & { filing: { id: string } | null }> {
  const found = await tx.determination.findFirst({
    where: { AND: [{ id }, determinationScope(actor)] },
    include: { filing: { select: { id: true } } },
  });
  if (!found || found.outcome !== 'ACCESS') throw new NotFound('determination');
  if (found.expiresAt <= now)
    throw new ValidationFailure([issue(['determinationId'], 'DETERMINATION_EXPIRED')]);
  const elsewhere = provinceIssues(found.subjectNumber ?? '', found.province);
  if (elsewhere.length > 0)
    throw new ValidationFailure(elsewhere.map((one) => ({ ...one, path: ['determinationId'] })));
  const { barred, rule } = provinceRules(found.province, now).continuedAccess;
  if (found.kind === 'CONTINUED_ACCESS' && barred)
    throw new ValidationFailure([issue(['determinationId'], 'CONTINUED_ACCESS_BARRED', {}, rule)]);
  return found;
}

async function subjectFor(
  { tx, actor, sealer, now }: Work<ApplicantActor>,
  determination: Determination,
): Promise<string> {
  const { providerId, mode, certificateType, certificateIndex } = determination;
  const known = await tx.subject.findUnique({
    where: {
      providerId_mode_certificateType_certificateIndex: {
        providerId,
        mode,
        certificateType,
        certificateIndex,
      },
    },
  });
  const place = {
    province: determination.province,
    city: determination.city,
    county: determination.county,
    nature: determination.nature,
  };
  const { certificateNumber } = numberOf(sealer, determination);
  const id = known?.id ?? newId('Subject');
  const personal = sealer.seal({ certificateNumber }, sealContext(id, 'subject'));
  if (known) {
    // A subject that was only ever in abandoned orders goes with whoever files it, and its number may have been destroyed with the
    // consent to it; determination has refused filed ones of other accounts.
    await tx.subject.update({ where: { id }, data: { ...place, applicantId: actor.applicantId, personal } });
    return id;
  }
  await tx.subject.create({
    data: {
      id,
      providerId,
      mode,
      certificateType,
      certificateIndex,
      ...place,
      applicantId: actor.applicantId,
      personal,
      createdAt: now,
    },
  });
  return id;
}

/** Fills in what the provider gave along with the session, where it is about this subject. */
async function takePrefill(
  work: Work<ApplicantActor>,
  filingId: string,
  determination: Determination,
): Promise<void> {
  const { tx, actor, sealer } = work;
  const prefill = await sessionPrefill<SessionPrefill>(tx, sealer, actor);
  const { certificateNumber } = numberOf(sealer, determination);
  const { certificateType } = determination;
  if (!prefill || !isAbout(prefill, { certificateType, certificateNumber })) return;
  await forgetPrefill(tx, actor);
  const { details } = prefill;
  const reference = nameOrNull(prefill.externalRef, PREFILLED_REFERENCE);
  if (reference)
    await tx.filing.update({
      where: { id: filingId },
      data: keptReference(sealer, filingId, reference),
      select: { id: true },
    });
  if (details) await prefillBegun(work, await loadFiling(tx, actor, filingId), details);
}

const isTaken = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';

/**
 * Opens an order from a determination: one draft with the determined sites, and with what was approved here when the
 * access continues one.
 * @throws NotFound, ValidationFailure when the determination is a day old or the province bars it, OrderInProgress when the subject or a site
 * stands in another open order
 */
export async function startFiling(
  work: Work<ApplicantActor>,
  input: { determinationId: string },
): Promise<{ filingId: string }> {
  const { tx, actor, now, sealer } = work;
  await assertMayBegin(tx, actor, now);
  const asked = await usableDetermination(work, input.determinationId);
  const openKey = openKeyOf(actor, asked.certificateType, asked.certificateIndex);
  // Two that begin for one subject at once take turns: the second one finds the first one's order.
  await holdSubject(tx, openKey);
  // While this one waited, the subject may have gone to another account, and the answer with it.
  const determination = await usableDetermination(work, input.determinationId);
  const sites = determination.sites as DeterminedSite[];
  const filingId = newId('Filing');
  const open = await tx.filing.findUnique({ where: { openKey }, select: { id: true, applicantId: true } });
  if (open) throw new OrderInProgress('CERTIFICATE', open.applicantId === actor.applicantId ? open.id : null);
  if (determination.filing)
    throw new ValidationFailure([issue(['determinationId'], 'DETERMINATION_EXPIRED')]);
  const subjectId = await subjectFor(work, determination);
  const { confirmedOn } = numberOf(sealer, determination);
  const begun: SubjectDraft = { certificateNumberConfirmedOn: confirmedOn };
  try {
    await tx.filing.create({
      data: {
        id: filingId,
        providerId: actor.providerId,
        mode: actor.mode,
        applicantId: actor.applicantId,
        subjectId,
        determinationId: determination.id,
        kind: determination.kind ?? 'NEW_ACCESS',
        nature: determination.nature,
        certificateType: determination.certificateType,
        province: determination.province,
        city: determination.city,
        county: determination.county,
        subjectNumber: determination.subjectNumber ?? '',
        personal: confirmedOn ? sealer.seal(begun, sealContext(filingId, 'subject')) : null,
        openKey,
        electronicByDefault: isElectronicByDefault(provinceRules(determination.province, now)),
        createdAt: now,
        updatedAt: now,
        remindAt: now,
        websites: {
          create: sites.map((site, position) => ({
            id: newId('FilingWebsite'),
            position,
            websiteNumber: site.websiteNumber,
            filedName: site.name,
            domains: site.domains,
            openKey: `${actor.providerId}:${actor.mode}:${site.websiteNumber}`,
          })),
        },
      },
      select: { id: true },
    });
  } catch (error) {
    if (isTaken(error)) throw new OrderInProgress('DOMAIN', null);
    throw error;
  }
  await tx.timelineEvent.create({
    data: {
      id: newId('TimelineEvent'),
      filingId,
      sequence: 1,
      type: 'START',
      toState: 'DRAFT',
      actorKind: 'APPLICANT',
      actorId: actor.applicantId,
      at: now,
    },
    select: { id: true },
  });
  await recordMove(tx, filingId);
  await takeConsentAlong(work, filingId);
  if (determination.kind === 'CONTINUED_ACCESS') await carryOver(work, filingId);
  await takePrefill(work, filingId, determination);
  await indexFiling(tx, sealer, filingId);
  await tellOfStart(
    tx,
    { id: filingId, providerId: actor.providerId, mode: actor.mode, state: 'DRAFT', version: 1 },
    now,
  );
  return { filingId };
}
