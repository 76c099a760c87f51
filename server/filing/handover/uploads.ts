import type { Attachment } from '../../authority/attachment.ts';
import type { AccessUpload } from '../../authority/port.ts';
import { readCodeBook } from '../../authority/connector/storing/code-tables.ts';
import { ProtocolFault } from '../../authority/protocol/fault.ts';
import { ACCESS_METHODS } from '../../../schema/rules/choices/access-methods.ts';
import { attachmentOf, MATERIAL_KINDS } from '../../platform/materials/kinds.ts';
import { filledSlots, type MaterialSlot } from '../draft/papers/slots.ts';
import type { Services } from '../../services.ts';
import { sealContext } from '../machine/full-filing.ts';
import type { FullFiling } from '../../../prisma/selections.ts';
import { meantDetails } from '../draft/details/complete.ts';
import { slotsOf } from '../draft/papers/needed.ts';
import { publicIpv4 } from '../draft/server/check.ts';
import { locationOf, regionNamed, regionsOf } from '../draft/server/regions.ts';
import { UnfitPaper } from './unfit-paper.ts';

/** A code as the authority has it; none leaves the element empty, which our own check then names. */
const inForce = (code: number | null): number[] => (code === null ? [] : [code]);

/** @throws UnfitPaper when no legible version fits what the authority takes */
async function pictureOf(
  { materials }: Services,
  material: FullFiling['materials'][number],
): Promise<Buffer> {
  try {
    return await materials.attachment(material);
  } catch (error) {
    if (error instanceof ProtocolFault && error.reason === 'attachment')
      throw new UnfitPaper(material, error);
    throw error;
  }
}

async function attachmentsOf(
  services: Services,
  filing: FullFiling,
  website: FullFiling['websites'][number],
  slots: MaterialSlot[],
): Promise<Attachment[]> {
  const attachments: Attachment[] = [];
  for (const { slot, material } of filledSlots(slots, filing.materials, website.id)) {
    const use = attachmentOf(slot.kind);
    if (!use) continue;
    const owner = MATERIAL_KINDS[slot.kind].owner;
    attachments.push({
      use: use.code,
      owner,
      ownerNumber: owner === 'SUBJECT' ? filing.subjectNumber : website.websiteNumber,
      jpeg: await pictureOf(services, material),
    });
  }
  return attachments;
}

/** What goes to the authority for each site of the filing that has no approval yet. */
export async function accessUploads(services: Services, filing: FullFiling): Promise<AccessUpload[]> {
  const sealer = await services.privacy.forProvider(filing.providerId);
  if (!filing.password) throw new Error(`filing ${filing.id} was queued without its password`);
  const password = sealer.open<string>(filing.password, sealContext(filing.id, 'password'));
  const details = meantDetails(sealer, filing);
  const slots = slotsOf({ filing, sealer, now: await services.clock.now(filing) });
  const book = await readCodeBook(services.database.prisma, filing);
  const regions = await regionsOf(services.database.prisma, filing);
  const uploads: AccessUpload[] = [];
  for (const website of filing.websites) {
    if (website.result === 'APPROVED' || website.accessId === null) continue;
    const entered = details.websites.find(({ websiteId }) => websiteId === website.id);
    const method = ACCESS_METHODS.find(({ key }) => key === entered?.accessMethod);
    // Where the server stands, not where the subject lives.
    const location = locationOf(regionNamed(regions, website.server?.region ?? ''));
    uploads.push({
      accessId: website.accessId,
      websiteNumber: website.websiteNumber,
      locations: inForce(location === null ? null : book.codeFor('Gj_dms', location)),
      accessModes: inForce(book.codeFor('Wzjrfs_dms', method?.miitCode ?? 5)),
      ipRanges: publicIpv4(website.server?.ips ?? []).map((ip) => ({ first: ip, last: ip })),
      password,
      attachments: await attachmentsOf(services, filing, website, slots),
    });
  }
  return uploads;
}
