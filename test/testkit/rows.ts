import { randomBytes } from 'node:crypto';
import { newId } from '../../server/platform/ids.ts';
import { sealDetails } from '../../server/filing/after/addresses/details.ts';
import { sealResults } from '../../server/filing/after/inspections/results.ts';
import { sealSecrets } from '../../server/platform/outgoing/secrets.ts';
import { newSigningSecret } from '../../server/platform/outgoing/sign.ts';
import type { Tenant } from '../../server/platform/tenancy/actor.ts';
import { OPERATOR } from '../../server/platform/tenancy/audit.ts';
import { createKey } from '../../server/platform/tenancy/keys.ts';
import type { Service } from './service.ts';

/** One id of everything an operation may be asked about. */
export type Ids = {
  filing: string;
  website: string;
  determination: string;
  material: string;
  link: string;
  verification: string;
  server: string;
  subject: string;
  key: string;
  origin: string;
  staff: string;
  person: string;
  notice: string;
  endpoint: string;
  delivery: string;
  hold: string;
  phrase: string;
};

/** Those of all that is asked about by its id; a message of the authority is none of {@link rowsOf}. */
export type AllIds = Ids & { message: string };

/** Ids of the right form that nobody has. */
export const UNKNOWN_IDS: AllIds = {
  filing: `fil_${'0'.repeat(26)}`,
  website: `fws_${'0'.repeat(26)}`,
  determination: `det_${'0'.repeat(26)}`,
  material: `mat_${'0'.repeat(26)}`,
  link: `cap_${'0'.repeat(26)}`,
  verification: `evf_${'0'.repeat(26)}`,
  server: `srv_${'0'.repeat(26)}`,
  subject: `sub_${'0'.repeat(26)}`,
  key: `key_${'0'.repeat(26)}`,
  origin: `org_${'0'.repeat(26)}`,
  staff: `stf_${'0'.repeat(26)}`,
  person: `apl_${'0'.repeat(26)}`,
  notice: `not_${'0'.repeat(26)}`,
  message: `msg_${'0'.repeat(26)}`,
  endpoint: `whe_${'0'.repeat(26)}`,
  delivery: `whd_${'0'.repeat(26)}`,
  hold: `hld_${'0'.repeat(26)}`,
  phrase: `phr_${'0'.repeat(26)}`,
};

let counted = 0;

/** An origin and a reviewer of a provider. */
export async function anOriginAndAReviewer(
  { services }: Service,
  tenant: Tenant,
): Promise<{ origin: string; staff: string }> {
  const { prisma } = services.database;
  const id = newId('AllowedOrigin');
  await prisma.allowedOrigin.create({
    data: { id, ...tenant, origin: `https://${id.toLowerCase()}.example` },
  });
  const member = { id: newId('StaffMember'), ...tenant, externalRef: id, displayName: '李初审' };
  await prisma.staffMember.create({ data: member });
  return { origin: id, staff: member.id };
}

/** A link for a phone, which nothing has opened. */
export async function aLink(
  { services }: Service,
  { filingId, applicantId, ...tenant }: Tenant & { filingId: string; applicantId: string },
): Promise<string> {
  const { id } = await services.database.prisma.captureLink.create({
    data: {
      id: newId('CaptureLink'),
      ...tenant,
      filingId,
      applicantId,
      hash: new Uint8Array(randomBytes(32)),
      createdAt: new Date(),
      expiresAt: new Date(Date.now() + 600_000),
    },
  });
  return id;
}

/** An electronic verification, of which nothing was taken. */
export async function aVerification(
  { services }: Service,
  of: { filingId: string; filingWebsiteId: string },
): Promise<string> {
  const { id } = await services.database.prisma.electronicVerification.create({
    data: {
      id: newId('ElectronicVerification'),
      ...of,
      acts: ['LOOK_STRAIGHT', 'TURN_LEFT'],
      createdAt: new Date(),
      expiresAt: new Date(Date.now() + 300_000),
    },
  });
  return id;
}

/** An entry of one of the authority's lists, which nobody has looked at. */
export async function aNotice({ services }: Service, tenant: Tenant): Promise<string> {
  const { id } = await services.database.prisma.authorityNotice.create({
    data: {
      id: newId('AuthorityNotice'),
      ...tenant,
      list: 'WBAWZLB',
      key: String((counted += 1)),
      personal: randomBytes(32),
      at: new Date(),
    },
  });
  return id;
}

/** A message of the authority. */
export async function aMessage({ services }: Service, tenant: Tenant): Promise<string> {
  const { id } = await services.database.prisma.authorityMessage.create({
    data: {
      id: newId('AuthorityMessage'),
      ...tenant,
      direction: 'RECEIVED',
      method: 'isp_download',
      status: 'APPLIED',
      filingIds: [],
      at: new Date(),
    },
  });
  return id;
}

/** A phrase of a provider. */
export async function aPhrase({ services }: Service, tenant: Tenant): Promise<string> {
  const id = newId('Phrase');
  await services.database.prisma.phrase.create({
    data: { id, ...tenant, text: '请核对{field}', createdAt: new Date() },
  });
  return id;
}

/** Something that needs a person. */
export async function anAlarm({ services }: Service, tenant: Tenant): Promise<string> {
  const { id } = await services.database.prisma.alarm.create({
    data: {
      id: newId('Alarm'),
      kind: 'ORDER_HELD',
      ...tenant,
      targetId: `fil_${(counted += 1)}`,
      facts: { code: 12 },
      since: new Date(),
      raisedAt: new Date(),
    },
  });
  return id;
}

/** A range of addresses that is filed. */
export async function aRange({ services }: Service, tenant: Tenant): Promise<string> {
  const id = newId('IpRange');
  const sealer = await services.privacy.forProvider(tenant.providerId);
  await services.database.prisma.ipRange.create({
    data: {
      id,
      ...tenant,
      first: `47.100.${(counted += 1) % 250}.0`,
      last: `47.100.${counted % 250}.255`,
      use: 'RESERVED',
      state: 'FILED',
      ownId: 1n,
      details: sealDetails(sealer, id, { filed: {}, sent: null }),
    },
  });
  return id;
}

/** A campaign with one website in it, which has a fault. */
export async function anInspection(
  { services }: Service,
  tenant: Tenant,
  websiteId: string,
): Promise<{ inspection: string; website: string }> {
  const [inspection, website] = [newId('Inspection'), newId('InspectedWebsite')];
  const sealer = await services.privacy.forProvider(tenant.providerId);
  const at = new Date();
  await services.database.prisma.inspection.create({
    data: {
      id: inspection,
      ...tenant,
      title: sealer.seal('专项核查', `${inspection}:title`),
      checks: ['NAME'],
      rule: {
        provinces: ['330000'],
        natures: ['ENTERPRISE'],
        suffixes: ['cn'],
        accessBefore: at.toISOString(),
      },
      daysToMend: 15,
      startedAt: at,
      chosenAt: at,
      websites: {
        create: {
          id: website,
          ...tenant,
          websiteId,
          state: 'FAULTY',
          faults: ['NAME'],
          results: sealResults(sealer, website, [
            { check: 'NAME', outcome: 'FAULT', by: 'STAFF', at, remark: '首页名称不同' },
          ]),
          mendBy: '2026-12-31',
          checkedAt: at,
          reportedAt: at,
        },
      },
    },
  });
  return { inspection, website };
}

/** An endpoint that nothing can be sent to, and a delivery that was given up. */
export async function aWebhook(
  { services }: Service,
  tenant: Tenant,
): Promise<{ endpoint: string; delivery: string }> {
  const id = newId('WebhookEndpoint');
  const sealer = await services.privacy.forProvider(tenant.providerId);
  const secrets = sealSecrets(sealer, { id }, [newSigningSecret()]);
  const { deliveries } = await services.database.prisma.webhookEndpoint.create({
    data: {
      id,
      ...tenant,
      url: 'https://127.0.0.1:1/',
      topics: ['*'],
      secrets,
      deliveries: {
        create: {
          id: newId('WebhookDelivery'),
          messageId: newId('OutboxMessage'),
          topic: 'filing.approved',
          payload: {},
          at: new Date(),
          status: 'FAILED',
        },
      },
    },
    include: { deliveries: true },
  });
  return { endpoint: id, delivery: deliveries[0]?.id ?? '' };
}

/** What keeps something from being deleted. */
export async function aHold({ services }: Service, tenant: Tenant, targetId: string): Promise<string> {
  const id = newId('LegalHold');
  const sealer = await services.privacy.forProvider(tenant.providerId);
  await services.database.prisma.legalHold.create({
    data: {
      id,
      ...tenant,
      targetId,
      reason: sealer.seal('a dispute', `${id}:reason`),
      placedByKind: 'OPERATOR',
      placedById: 'operator',
      placedAt: new Date(),
    },
  });
  return id;
}

/** Everything of somebody, straight into the tables: to be asked about by others, who must not learn of it. */
export async function rowsOf(service: Service, tenant: Tenant, applicantId: string): Promise<Ids> {
  const { services } = service;
  const { prisma } = services.database;
  const now = new Date();
  const number = `浙ICP备8${String((counted += 1)).padStart(7, '0')}号`;
  const place = { province: '330000', city: '330100', nature: 'ENTERPRISE' } as const;
  const certificate = { certificateType: 'BUSINESS_LICENCE', certificateIndex: randomBytes(32) } as const;
  const mine = { ...tenant, applicantId };
  const subject = await prisma.subject.create({
    data: { id: newId('Subject'), ...mine, ...place, ...certificate, personal: randomBytes(32) },
  });
  const determination = await prisma.determination.create({
    data: {
      id: newId('Determination'),
      ...mine,
      ...place,
      ...certificate,
      personal: randomBytes(32),
      domains: ['example.cn'],
      row: 6,
      outcome: 'ACCESS',
      kind: 'NEW_ACCESS',
      subjectNumber: number,
      createdAt: now,
      expiresAt: new Date(now.getTime() + 86_400_000),
    },
  });
  const server = await prisma.server.create({
    data: {
      id: newId('Server'),
      ...mine,
      instanceRef: newId('Server'),
      product: 'CLOUD_SERVER',
      region: 'cn-hangzhou',
      ips: ['47.96.10.99'],
      termMonths: 12,
      expiresAt: new Date(now.getTime() + 300 * 86_400_000),
    },
  });
  const filing = await prisma.filing.create({
    data: {
      id: newId('Filing'),
      ...mine,
      ...place,
      certificateType: certificate.certificateType,
      subjectId: subject.id,
      kind: 'NEW_ACCESS',
      subjectNumber: number,
      createdAt: now,
      updatedAt: now,
      websites: {
        create: {
          id: newId('FilingWebsite'),
          position: 0,
          websiteNumber: `${number}-1`,
          domains: ['example.cn'],
        },
      },
    },
    include: { websites: true },
  });
  const material = await prisma.material.create({
    data: {
      id: newId('Material'),
      ...tenant,
      filingId: filing.id,
      kind: 'AUXILIARY',
      declaredType: 'image/jpeg',
      declaredBytes: 1000,
      createdAt: now,
    },
  });
  const key = await createKey(prisma, { tenant, by: OPERATOR, now, kind: 'SECRET', name: 'theirs' });
  return {
    filing: filing.id,
    website: filing.websites[0]?.id ?? '',
    link: await aLink(service, { ...mine, filingId: filing.id }),
    verification: await aVerification(service, {
      filingId: filing.id,
      filingWebsiteId: filing.websites[0]?.id ?? '',
    }),
    determination: determination.id,
    material: material.id,
    server: server.id,
    subject: subject.id,
    key: key.row.id,
    person: applicantId,
    ...(await anOriginAndAReviewer(service, tenant)),
    notice: await aNotice(service, tenant),
    ...(await aWebhook(service, tenant)),
    hold: await aHold(service, tenant, subject.id),
    phrase: await aPhrase(service, tenant),
  };
}
