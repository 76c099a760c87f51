import { randomBytes } from 'node:crypto';
import type { FilingState } from '../../../../prisma/generated/client/enums.ts';
import { sealBody } from '../../../../server/authority/connector/storing/messages.ts';
import { storeNotices } from '../../../../server/authority/connector/storing/notices.ts';
import { sealContext } from '../../../../server/filing/machine/full-filing.ts';
import { newId } from '../../../../server/platform/ids.ts';
import { aHold, anAlarm, anInspection, aWebhook } from '../../../testkit/rows.ts';
import type { Desk } from '../../../testkit/desk.ts';

const AT = new Date('2026-03-02T02:00:00Z');
/** Children of each parent: several, so that what is asked once for each of them shows. */
const CHILDREN = 2;

const several = <T>(make: (i: number) => T, count = CHILDREN): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

let counted = 0;

/** A filing in a state, with all that a filing can have, and one row of every other list beside it. All values can be opened. */
export async function aWholeRow(
  desk: Desk,
  { state, applicantId }: { state: FilingState; applicantId: string },
): Promise<void> {
  const { service, tenant } = desk;
  const { prisma } = service.services.database;
  const sealer = await service.services.privacy.forProvider(tenant.providerId);
  const sealed = (id: string, part: string, value: unknown) => sealer.seal(value, sealContext(id, part));
  const number = `浙ICP备6${String((counted += 1)).padStart(7, '0')}号`;
  const mine = { ...tenant, applicantId };
  const place = { province: '330000', city: '330100', nature: 'ENTERPRISE' } as const;
  const certificateType = 'BUSINESS_LICENCE' as const;
  const subjectId = newId('Subject');
  const company = { name: `杭州演练${counted}有限公司`, certificateNumber: '91330100MA2CXYZ12K' };
  await prisma.subject.create({
    data: {
      id: subjectId,
      ...mine,
      ...place,
      certificateType,
      certificateIndex: randomBytes(32),
      personal: sealed(subjectId, 'subject', company),
    },
  });
  const refusedAct = () => {
    const id = newId('WebsiteAct');
    return {
      id,
      ...tenant,
      kind: 'ACCESS_CHANGE' as const,
      state: 'REFUSED' as const,
      code: 1002,
      opinion: sealed(id, 'opinion', '请补充材料'),
      sentAt: AT,
      decidedAt: AT,
    };
  };
  const websiteIds = several(() => newId('Website'));
  await prisma.filingRecord.create({
    data: {
      id: newId('FilingRecord'),
      ...tenant,
      subjectId,
      subjectNumber: number,
      authoritySubjectId: BigInt(counted),
      source: 'DECISION',
      websites: {
        create: several((i) => ({
          id: websiteIds[i] ?? '',
          ...tenant,
          websiteNumber: `${number}-${i + 1}`,
          domains: [`site-${counted}-${i}.cn`],
          accessSince: AT,
          pointing: 'HERE' as const,
          domainsCheckedAt: AT,
          acts: { create: [refusedAct()] },
        })),
      },
    },
  });
  const serverId = newId('Server');
  await prisma.server.create({
    data: {
      id: serverId,
      ...mine,
      instanceRef: serverId,
      product: counted % 2 === 0 ? 'ELASTIC_WEB' : 'CLOUD_SERVER',
      region: 'cn-hangzhou',
      ips: ['47.96.10.99'],
      termMonths: 12,
      expiresAt: new Date('2030-01-01T00:00:00Z'),
      codes: { create: several(() => ({ id: newId('ServiceCode'), ...tenant })) },
    },
  });
  const filingId = newId('Filing');
  const websites = several((position) => {
    const id = newId('FilingWebsite');
    return {
      id,
      position,
      websiteNumber: `${number}-${position + 1}`,
      domains: [`site-${counted}-${position}.cn`],
      serverId,
      serverCheckedAt: AT,
      personal: sealed(id, 'website', { name: '演练网' }),
    };
  });
  const persons = [null, ...websites.map(({ id }) => id)].map((filingWebsiteId) => {
    const id = newId('ResponsiblePerson');
    const person = { name: '张演练', mobile: '13100000000' };
    const role: 'SUBJECT' | 'WEBSITE' = filingWebsiteId ? 'WEBSITE' : 'SUBJECT';
    return { id, filingWebsiteId, role, personal: sealed(id, 'person', person) };
  });
  const staffId = newId('StaffMember');
  await prisma.staffMember.create({
    data: { id: staffId, ...tenant, externalRef: staffId, displayName: '李初审' },
  });
  await prisma.filing.create({
    data: {
      id: filingId,
      ...mine,
      ...place,
      certificateType,
      subjectId,
      kind: 'NEW_ACCESS',
      state,
      subjectNumber: number,
      personal: sealed(filingId, 'subject', { name: company.name }),
      submittedAt: AT,
      handedOverAt: AT,
      decidedAt: AT,
      createdAt: AT,
      updatedAt: AT,
      websites: { create: websites },
      persons: { create: persons },
      consents: {
        create: (['FILING', 'FACE'] as const).map((purpose) => ({
          id: newId('Consent'),
          applicantId,
          purpose,
          version: '2026-11-29',
          grantedAt: AT,
        })),
      },
      reviews: {
        create: several(() => {
          const id = newId('Review');
          const remarks = sealed(id, 'remarks', [{ path: [], message: '请核对' }]);
          return { id, reviewerId: staffId, decision: 'RETURN' as const, remarks, at: AT };
        }),
      },
      drafts: {
        create: several((i) => {
          const id = newId('RemarkDraft');
          const message = sealed(id, 'message', '请核对');
          return { id, place: `websites.${i}.name`, staffId, message, updatedAt: AT };
        }),
      },
      notes: {
        create: several(() => {
          const id = newId('FilingNote');
          const mentions = { create: [{ staffId }] };
          return { id, staffId, text: sealed(id, 'text', '已电话核实'), at: AT, mentions };
        }),
      },
      claim: { create: { staffId, claimedAt: AT, expiresAt: new Date('2099-01-01T00:00:00Z') } },
      shipments: {
        create: several(() => ({
          id: newId('Shipment'),
          requested: '原件',
          copies: 1,
          status: 'ASKED' as const,
          askedAt: AT,
        })),
      },
      timeline: {
        create: several((i) => ({
          id: newId('TimelineEvent'),
          sequence: i + 1,
          type: 'SUBMIT' as const,
          actorKind: 'APPLICANT' as const,
          at: AT,
        })),
      },
      smsChecks: { create: { id: newId('SmsCheck'), attempt: 1, sentAt: AT, deadline: AT } },
    },
  });
  const backdropId = newId('BackdropRequest');
  const address = { recipient: '张演练', phone: '13100000000', address: '演练路1号' };
  await prisma.backdropRequest.create({
    data: {
      id: backdropId,
      filingId,
      status: 'ASKED',
      personal: sealed(backdropId, 'backdrop', address),
      askedAt: AT,
    },
  });
  await prisma.captureLink.create({
    data: {
      id: newId('CaptureLink'),
      ...tenant,
      filingId,
      applicantId,
      hash: new Uint8Array(randomBytes(32)),
      code: '4821',
      createdAt: AT,
      expiresAt: AT,
      openedAt: AT,
      confirmedAt: AT,
    },
  });
  const submissionId = newId('Submission');
  await prisma.submission.create({
    data: {
      id: submissionId,
      ...tenant,
      filingId,
      attempt: 1,
      status: 'ACCEPTED',
      createdAt: AT,
      decisions: {
        create: websites.map(({ id }) => ({
          id: newId('Decision'),
          filingWebsiteId: id,
          outcome: 'REFUSED' as const,
          code: 1002,
          opinion: '不符',
          at: AT,
        })),
      },
    },
  });
  const materialOf = (kind: 'AUXILIARY' | 'VERIFICATION_PHOTO' | 'WEBSITE_PERSON_CERTIFICATE_FRONT') => ({
    id: newId('Material'),
    ...tenant,
    filingId,
    kind,
    status: 'STORED' as const,
    declaredType: 'image/jpeg',
    declaredBytes: 1000,
    storageKey: 'nowhere',
    createdAt: AT,
    storedAt: AT,
  });
  for (const { id: filingWebsiteId } of websites) {
    const [photo, card] = [
      { ...materialOf('VERIFICATION_PHOTO'), filingWebsiteId },
      { ...materialOf('WEBSITE_PERSON_CERTIFICATE_FRONT'), filingWebsiteId },
    ];
    await prisma.material.createMany({ data: [photo, card, materialOf('AUXILIARY')] });
    await prisma.electronicVerification.create({
      data: {
        id: newId('ElectronicVerification'),
        filingId,
        filingWebsiteId,
        acts: ['LOOK_STRAIGHT', 'TURN_LEFT'],
        createdAt: AT,
        expiresAt: AT,
        takenAt: AT,
        frames: [photo.id],
        signedAt: AT,
        commitmentHash: '0'.repeat(64),
        formId: card.id,
        pdfSha256: new Uint8Array(randomBytes(32)),
      },
    });
    const checkId = newId('FaceCheck');
    await prisma.verificationPhoto.create({
      data: {
        id: newId('VerificationPhoto'),
        filingId,
        filingWebsiteId,
        kind: 'FACE',
        materialId: photo.id,
        takenAt: AT,
        faceChecks: {
          create: {
            id: checkId,
            cardId: card.id,
            state: 'DIFFERENT',
            reason: sealed(checkId, 'reason', 'unlike'),
          },
        },
      },
    });
  }
  const messageId = newId('AuthorityMessage');
  await prisma.authorityMessage.create({
    data: {
      id: messageId,
      ...tenant,
      direction: 'RECEIVED',
      method: 'isp_download',
      status: 'APPLIED',
      filingIds: [filingId],
      body: sealBody(sealer, messageId, { xml: '<DownloadData/>' }),
      at: AT,
    },
  });
  const entries = [
    { kind: 'SUBJECT', number, id: null },
    { kind: 'WEBSITE', number: `${number}-1`, id: null },
    { kind: 'WEBSITE', number: `${number}-2`, id: null },
    { kind: 'SUBJECT', number: null, id: BigInt(counted) },
  ] as const;
  await prisma.$transaction((tx) =>
    storeNotices(
      tx,
      sealer,
      tenant,
      entries.map((about, i) => ({
        list: 'XGTZ' as const,
        key: `${counted} ${i}`,
        data: { Tznr: '请更正' },
        about,
      })),
      { messageId, at: AT },
    ),
  );
  await aWebhook(service, tenant);
  await aHold(service, tenant, filingId);
  await prisma.phrase.create({
    data: { id: newId('Phrase'), ...tenant, text: '请核对', places: ['mobile'], usedAt: AT, createdAt: AT },
  });
  await anAlarm(service, tenant);
  for (const websiteId of websiteIds) await anInspection(service, tenant, websiteId);
  const rangeId = newId('IpRange');
  const user = { name: '使用单位有限公司' };
  await prisma.ipRange.create({
    data: {
      id: rangeId,
      ...tenant,
      first: `47.100.${Math.floor(counted / 250)}.${counted % 250}`,
      last: `47.100.${Math.floor(counted / 250)}.${counted % 250}`,
      use: 'ALLOCATED',
      state: 'REFUSED',
      ownId: BigInt(counted),
      details: sealed(rangeId, 'details', { filed: null, sent: { user } }),
      code: 2003,
      opinion: sealed(rangeId, 'opinion', '该IP地址段已报备'),
      decidedAt: AT,
    },
  });
  await prisma.applicant.create({
    data: { id: newId('Applicant'), ...tenant, externalRef: `account-${counted}` },
  });
  await prisma.apiKey.create({
    data: {
      id: newId('ApiKey'),
      ...tenant,
      kind: 'SECRET',
      name: 'a key',
      hash: randomBytes(32),
      hint: 'abcd',
    },
  });
  await prisma.auditEvent.create({
    data: {
      id: newId('AuditEvent'),
      ...tenant,
      actorKind: 'STAFF',
      actorId: `stf_${counted}`,
      action: 'PERSONAL_DATA_REVEALED',
      targetId: filingId,
      filingId,
      what: 'DETAILS',
      at: AT,
    },
  });
  await prisma.authenticationRecord.create({
    data: {
      id: newId('AuthenticationRecord'),
      ...tenant,
      kind: 'REFUSED',
      code: 'SESSION_EXPIRED',
      occasion: `refused ${randomBytes(8).toString('hex')}`,
    },
  });
}
