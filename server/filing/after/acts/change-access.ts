import { createHash } from 'node:crypto';
import { NotFound, ValidationFailure } from '../../../../schema/rules/failures.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { checkPassword } from '../../../../schema/rules/secrets.ts';
import type { RecordAsFiled } from '../../../authority/acts.ts';
import { changedAccess } from '../../../authority/connector/documents/changed-access.ts';
import { readCodeBook } from '../../../authority/connector/storing/code-tables.ts';
import { VERSION_3_0 } from '../../../authority/protocol/documents/document.ts';
import { validateDocument } from '../../../authority/protocol/documents/upload.ts';
import type { ChangeUpload } from '../../../authority/protocol/documents/layouts/upload/change.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import { unfiledAddresses } from '../../addresses/unfiled.ts';
import { assertNoOpenOrder } from '../cancelling/served.ts';
import { accessWanted, type AccessInput } from './access-wanted.ts';
import type { Desk, Prepared } from './acts.ts';
import { openRecord } from './as-filed.ts';
import { ownSite } from './site.ts';
import { noteActSent, occasionOf } from './website-acts.ts';

export type ChangeAccessInput = AccessInput & {
  /** Filing number of the website. */
  readonly websiteNumber: string;
  /** Filing password; some bureaus want it. */
  readonly password?: string | null | undefined;
};

/** Most of what a record lacks that is named. */
const MOST_NAMED = 8;
/** Certificate types (Zjlx) above it cannot stand in a change of V3.0. */
const LAST_CERTIFICATE_TYPE = 11;

/** What the authority's own record lacks that a change has to say, by the authority's names. */
function lackingIn(change: ChangeUpload['Bgxx'][number]): Issue[] {
  const content = { ICP: { BGBA: { Bgxx: [change] }, Qqdwid: 1 } };
  const document = { root: 'UploadData', version: VERSION_3_0, content } as const;
  const elements = validateDocument(document).map(({ path }) =>
    path.replace('UploadData/ICP/BGBA/Bgxx[1]/', ''),
  );
  const named = [...new Set(elements)].slice(0, MOST_NAMED);
  return named.length > 0
    ? [issue(['websiteNumber'], 'ACT_RECORD_LACKS', { elements: named.join(', ') })]
    : [];
}

const certificateIssues = ({ subject }: RecordAsFiled): Issue[] =>
  subject.Zj.Zjlx > LAST_CERTIFICATE_TYPE ? [issue(['websiteNumber'], 'ACT_CERTIFICATE_TYPE')] : [];

/** Ids of our own for new rows, below 2^48 and the same however often the change is asked for. */
const firstIdOf = (websiteId: string, occasion: number): number =>
  1 + Number.parseInt(createHash('sha256').update(`${websiteId} ${occasion}`).digest('hex').slice(0, 11), 16);

const sameAs = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Changes the access of a website that was approved (变更接入, BGBA): its addresses, where its server stands, how it is connected, its
 * domains. The law (the Measures of the ministry on non-commercial information services, art. 14) wants it told before. Everything else
 * of the record is said as the authority has it, so that nothing but the access changes.
 * @throws NotFound, ValidationFailure, OrderInProgress
 */
export async function accessChange(
  desk: Desk,
  tenant: Tenant,
  { websiteNumber, password, ...input }: ChangeAccessInput,
): Promise<Prepared> {
  const { prisma } = desk.database;
  const website = await ownSite(prisma, tenant, websiteNumber);
  const { record } = website;
  const { providerId, mode } = tenant;
  const server = input.serverId
    ? await prisma.server.findFirst({ where: { id: input.serverId, providerId, mode } })
    : null;
  if (input.serverId && !server) throw new NotFound('server');
  await assertNoOpenOrder(prisma, tenant, record.subject);
  const now = await desk.clock.now(tenant);
  const path = ['websiteNumber'];
  const occasion = await occasionOf(prisma, record.id, 'ACCESS_CHANGE', { now, path });
  const book = await readCodeBook(prisma, tenant);
  const { wanted, issues } = await accessWanted(prisma, tenant, input, { server, book });
  const addresses = (wanted.ranges ?? []).map(({ first }) => first);
  const unfiled = await unfiledAddresses(prisma, tenant, addresses);
  const wrong = [
    ...issues,
    ...unfiled.map((address) => issue(['addresses'], 'ADDRESS_UNFILED', { address })),
    ...(password ? checkPassword(password) : []),
  ];
  if (wrong.length > 0) throw new ValidationFailure(wrong);
  const filed = openRecord(await desk.privacy.forProvider(providerId), record);
  const asked = {
    subjectNumber: record.subjectNumber,
    websiteNumber: website.websiteNumber,
    city: Number(record.subject.city),
    firstId: firstIdOf(website.id, occasion),
  };
  const change = filed && changedAccess({ ...asked, record: filed, wanted });
  if (!filed || !change) throw new ValidationFailure([issue(path, 'ACT_RECORD_UNKNOWN')]);
  const lacking = [...certificateIssues(filed), ...lackingIn(change)];
  if (lacking.length > 0) throw new ValidationFailure(lacking);
  if (sameAs(change, changedAccess({ ...asked, record: filed, wanted: {} })))
    throw new ValidationFailure([issue([], 'ACCESS_CHANGE_NOTHING')]);
  const { domains = [], locations = [], accessModes = [] } = wanted;
  return {
    act: { kind: 'CHANGE', change, attachments: [], ...(password ? { password } : {}) },
    targetId: website.id,
    number: website.websiteNumber,
    operation: 'BGBA',
    occasion: occasion + 1,
    path,
    done: (tx, at) =>
      noteActSent(
        tx,
        tenant,
        {
          websiteId: website.id,
          websiteNumber: website.websiteNumber,
          kind: 'ACCESS_CHANGE',
          serverId: server?.id,
          wanted: {
            addresses,
            domains: [...domains],
            locations: [...locations],
            accessModes: [...accessModes],
          },
        },
        at,
      ),
  };
}
