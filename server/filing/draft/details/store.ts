import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import type {
  FilingDetailsDraft,
  PersonDraft,
  SubjectDraft,
  WebsiteDraft,
} from '../../../../schema/rules/details/draft.ts';
import { isBlank } from '../../../../schema/rules/text.ts';
import { newId } from '../../../platform/ids.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { indexFiling } from '../../search/index-filing.ts';
import { sealContext } from '../../machine/full-filing.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';

/** The access details of a filing, complete in shape; a website that was never saved has only its id. */
export type StoredDetails = {
  subject: SubjectDraft;
  subjectPerson: PersonDraft;
  websites: WebsiteDraft[];
};

/** What of a filing holds its details. */
export type StoredParts = Pick<FullFiling, 'id' | 'personal' | 'persons'> & {
  readonly websites: readonly Row[];
};

type Row = { id: string; personal: Uint8Array | null };

const opened = <T>(sealer: Sealer, row: Row | undefined, part: string): T | undefined =>
  row?.personal ? sealer.open<T>(row.personal, sealContext(row.id, part)) : undefined;

const personIn = (
  sealer: Sealer,
  { persons }: StoredParts,
  websiteId: string | null,
): PersonDraft | undefined =>
  opened(
    sealer,
    persons.find(({ filingWebsiteId }) => filingWebsiteId === websiteId),
    'person',
  );

/** Opens the details of a filing (填写接入信息) as they were typed. */
export function loadDetails(sealer: Sealer, filing: StoredParts): StoredDetails {
  return {
    subject: opened<SubjectDraft>(sealer, filing, 'subject') ?? {},
    subjectPerson: personIn(sealer, filing, null) ?? {},
    websites: filing.websites.map((website) => ({
      ...opened<WebsiteDraft>(sealer, website, 'website'),
      websiteId: website.id,
      person: personIn(sealer, filing, website.id) ?? null,
    })),
  };
}

/**
 * Somebody who was typed for a website and does not stand for it now stays stored, so that choosing to and fro loses nothing,
 * and is not found by the mobile.
 */
async function savePerson(
  tx: Prisma.TransactionClient,
  sealer: Sealer,
  filing: FullFiling,
  websiteId: string | null,
  person: PersonDraft,
  stands: boolean,
): Promise<void> {
  const known = filing.persons.find(({ filingWebsiteId }) => filingWebsiteId === websiteId);
  if (websiteId && Object.values(person).every((value) => typeof value !== 'string' || isBlank(value))) {
    if (known) await tx.responsiblePerson.delete({ where: { id: known.id } });
    return;
  }
  const id = known?.id ?? newId('ResponsiblePerson');
  const data = {
    personal: sealer.seal(person, sealContext(id, 'person')),
    mobileIndex: stands && person.mobile ? sealer.blindIndex('mobile', person.mobile) : null,
  };
  if (known) await tx.responsiblePerson.update({ where: { id }, data });
  else
    await tx.responsiblePerson.create({
      data: {
        id,
        filingId: filing.id,
        filingWebsiteId: websiteId,
        role: websiteId ? 'WEBSITE' : 'SUBJECT',
        ...data,
      },
    });
}

/**
 * Seals and stores the parts of the details that were given; a part left out stays as it was.
 * @returns the sealed subject part, for the filing's own row.
 */
export async function storeDetails(
  { tx, sealer }: Pick<Work, 'tx' | 'sealer'>,
  filing: FullFiling,
  details: FilingDetailsDraft,
): Promise<{ personal?: Uint8Array<ArrayBuffer> }> {
  if (details.subjectPerson) await savePerson(tx, sealer, filing, null, details.subjectPerson, true);
  for (const { person, websiteId, ...website } of details.websites ?? []) {
    if (!filing.websites.some(({ id }) => id === websiteId)) continue;
    const another = person ?? personIn(sealer, filing, websiteId);
    const stands = filing.nature !== 'PERSONAL' && website.samePerson === false;
    if (another) await savePerson(tx, sealer, filing, websiteId, another, stands);
    await tx.filingWebsite.update({
      where: { id: websiteId },
      data: { personal: sealer.seal(website, sealContext(websiteId, 'website')) },
    });
  }
  await indexFiling(tx, sealer, filing.id, details.subject);
  return details.subject ? { personal: sealer.seal(details.subject, sealContext(filing.id, 'subject')) } : {};
}
