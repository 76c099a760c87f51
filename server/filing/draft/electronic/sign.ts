import { createHash } from 'node:crypto';
import type { ElectronicVerification } from '../../../../prisma/generated/client/client.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import { partyOf } from '../../../../schema/rules/choices/subject-natures.ts';
import { Conflict, NotFound } from '../../../../schema/rules/failures.ts';
import { newId } from '../../../platform/ids.ts';
import { FORGOTTEN } from '../../../platform/materials/settle.ts';
import type { ApplicantActor } from '../../../platform/tenancy/actor.ts';
import { auditeeOf, recordAudit } from '../../../platform/tenancy/audit.ts';
import { filingScope } from '../../../platform/tenancy/access.ts';
import { carryOut, type Idempotency, type Work } from '../../../platform/unit-of-work.ts';
import type { Services } from '../../../services.ts';
import { assertAllowed, publishFiling } from '../../machine/change.ts';
import { loadFiling } from '../../machine/full-filing.ts';
import { rulesOf } from '../../provinces/rules-of.ts';
import { heldVerification } from './challenge.ts';
import { textOf } from '../../provinces/commitment.ts';
import { makeForm, type MadeForm } from './form.ts';
import { readyToSign, type SignInput } from './ready.ts';
import { verifiedSheet } from '../papers/verification-form/verified.ts';
import { contentOf, sealSigned, sheetsNow, type SignedContent } from '../papers/verification-form/signed.ts';
import { formWays } from '../papers/form-ways.ts';

type Prepared = { verification: ElectronicVerification; signed: SignedContent; hash: string; form: MadeForm };

const verificationAt = async (
  { database: { prisma } }: Pick<Services, 'database'>,
  actor: ApplicantActor,
  id: string,
): Promise<{ filing: FullFiling; verification: ElectronicVerification }> => {
  const verification = await prisma.electronicVerification.findFirst({
    where: { id, filing: filingScope(actor) },
  });
  if (!verification) throw new NotFound('electronicVerification');
  return { filing: await loadFiling(prisma, actor, verification.filingId), verification };
};

/**
 * Signs the commitment (承诺书) on the screen. The form (核验单) is drawn before anything is written, because that takes a second; signature and form
 * are then kept together or not at all.
 * @throws NotFound, InvalidState, Conflict when the filing changed meanwhile, ServiceUnavailable when too many forms are drawn,
 * ValidationFailure naming what is missing
 */
export async function signCommitment(
  services: Services,
  actor: ApplicantActor,
  input: SignInput,
  idempotency: Idempotency | null,
): Promise<{ verificationId: string; filingId: string }> {
  const now = await services.clock.now(actor);
  const sealer = await services.privacy.forProvider(actor.providerId);
  const { filing, verification } = await verificationAt(services, actor, input.verificationId);
  assertAllowed(filing, 'UPLOAD', 'APPLICANT', null);
  const at = { filing, sealer, now };
  const ready = readyToSign(at, verification, input);
  const { name: providerName } = await services.database.prisma.provider.findUniqueOrThrow({
    where: { id: filing.providerId },
    select: { name: true },
  });
  const { filingWebsiteId } = verification;
  const place = filing.websites.findIndex(({ id }) => id === filingWebsiteId);
  const plain = sheetsNow(at, providerName)[place];
  if (!plain) throw new NotFound('website');
  const sheet = verifiedSheet(plain, { ...ready, verification, signedAt: now });
  const signed: SignedContent = {
    text: textOf(ready.commitment)['zh-CN'],
    signature: ready.signature,
    sheet,
    content: contentOf(at, filingWebsiteId),
  };
  const form = await makeForm(sheet);
  return carryOut(services, actor, idempotency, (work) =>
    keep(work, { verification, signed, hash: ready.commitment.hash, form }),
  );
}

async function keep(
  work: Work<ApplicantActor>,
  { verification: before, signed, hash, form }: Prepared,
): Promise<{ verificationId: string; filingId: string }> {
  const { tx, actor, now, sealer } = work;
  const { filing, verification } = await heldVerification(work, before.id);
  assertAllowed(filing, 'UPLOAD', 'APPLICANT', null);
  const { filingWebsiteId } = verification;
  if (contentOf({ filing, sealer, now }, filingWebsiteId) !== signed.content)
    throw new Conflict(filing.version);
  const { electronicForm } = formWays(rulesOf(filing, now), partyOf(filing.nature));
  const formId = electronicForm ? await storeForm(work, { filing, filingWebsiteId, form }) : null;
  await tx.electronicVerification.update({
    where: { id: verification.id },
    data: {
      signedAt: now,
      commitmentHash: hash,
      personal: sealSigned(sealer, verification.id, signed),
      formId,
      pdfSha256: new Uint8Array(createHash('sha256').update(form.pdf).digest()),
    },
  });
  // What was signed before is history, and no longer names anybody.
  await tx.electronicVerification.updateMany({
    where: { filingId: filing.id, filingWebsiteId, id: { not: verification.id } },
    data: { personal: null },
  });
  await tx.material.updateMany({
    where: {
      filingId: filing.id,
      filingWebsiteId,
      kind: 'LIVENESS_FRAME',
      status: 'STORED',
      id: { notIn: verification.frames },
    },
    data: { status: 'REMOVED', ...FORGOTTEN },
  });
  const entry = { tenant: actor, by: auditeeOf(actor), filingId: filing.id, at: now };
  await recordAudit(tx, {
    ...entry,
    action: 'ELECTRONIC_SIGNED',
    targetId: verification.id,
    what: hash,
  });
  if (formId)
    await recordAudit(tx, {
      ...entry,
      action: 'ELECTRONIC_FORM_MADE',
      targetId: formId,
      what: form.digest.toString('hex'),
    });
  await publishFiling(tx, filing.id);
  return { verificationId: verification.id, filingId: filing.id };
}

/** Puts the picture of the form in its place, as if it had been uploaded. */
async function storeForm(
  { services, tx, now }: Work<ApplicantActor>,
  { filing, filingWebsiteId, form }: { filing: FullFiling; filingWebsiteId: string; form: MadeForm },
): Promise<string> {
  const of = { filingId: filing.id, filingWebsiteId, kind: 'VERIFICATION_FORM' } as const;
  await tx.material.updateMany({
    where: { ...of, status: 'STORED' },
    data: { status: 'REMOVED', ...FORGOTTEN },
  });
  const { providerId, mode } = filing;
  const id = newId('Material');
  const file = await services.materials.objects.store({ id, providerId }, form.jpeg);
  const { id: stored } = await tx.material.create({
    data: {
      id,
      providerId,
      mode,
      ...of,
      ...file,
      status: 'STORED',
      declaredType: 'image/jpeg',
      declaredBytes: form.jpeg.length,
      contentType: 'image/jpeg',
      bytes: form.jpeg.length,
      width: form.width,
      height: form.height,
      sha256: new Uint8Array(form.digest),
      createdAt: now,
      storedAt: now,
    },
  });
  return stored;
}
