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
import { indexChange } from '../../search/index-filing.ts';
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

type Row = {
  id: string;
  personal: Uint8Array | null;
  server?: { readonly accessMethod: string | null } | null;
};

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
      // How it is hosted, the server says where that is known of it.
      ...(website.server?.accessMethod ? { accessMethod: website.server.accessMethod } : {}),
      websiteId: website.id,
      person: personIn(sealer, filing, website.id) ?? null,
    })),
  };
}

type StoredPerson = Pick<StoredParts['persons'][number], 'id' | 'filingWebsiteId' | 'personal'>;

/** What becomes of the person who is stored for a website, or for the subject: a row or none, and how it is written. */
type Becoming = {
  readonly row: StoredPerson | null;
  readonly write: (tx: Prisma.TransactionClient) => Promise<unknown>;
};

/**
 * Somebody who was typed for a website and does not stand for it now stays stored, so that choosing to and fro loses nothing,
 * and is not found by the mobile.
 */
function becomingOf(
  sealer: Sealer,
  filing: FullFiling,
  websiteId: string | null,
  person: PersonDraft,
  stands: boolean,
): Becoming {
  const known = filing.persons.find(({ filingWebsiteId }) => filingWebsiteId === websiteId);
  if (websiteId && Object.values(person).every((value) => typeof value !== 'string' || isBlank(value)))
    return {
      row: null,
      write: async (tx) => known && tx.responsiblePerson.deleteMany({ where: { id: known.id } }),
    };
  const id = known?.id ?? newId('ResponsiblePerson');
  const data = {
    personal: sealer.seal(person, sealContext(id, 'person')),
    mobileIndex: stands && person.mobile ? sealer.blindIndex('mobile', person.mobile) : null,
    certificateIndex:
      stands && person.certificateNumber
        ? sealer.blindIndex('person-certificate', person.certificateNumber)
        : null,
  };
  const fresh = { id, filingId: filing.id, filingWebsiteId: websiteId, ...data };
  return {
    row: fresh,
    write: (tx) =>
      known
        ? tx.responsiblePerson.update({ where: { id }, data, select: { id: true } })
        : tx.responsiblePerson.create({
            data: { ...fresh, role: websiteId ? 'WEBSITE' : 'SUBJECT' },
            select: { id: true },
          }),
  };
}

/** What is about to be stored: the sealed subject part, for the filing's own row, and the writing of all the rest. */
type Storing = {
  readonly data: { personal?: Uint8Array<ArrayBuffer>; addressIndex?: Uint8Array<ArrayBuffer> | null };
  readonly written: Promise<unknown>;
};

/**
 * Seals and stores the parts of the details that were given; a part left out stays as it was. Nothing of it waits for another part, so
 * that it goes to the database together.
 */
export function storingDetails(
  { tx, sealer }: Pick<Work, 'tx' | 'sealer'>,
  filing: FullFiling,
  details: FilingDetailsDraft,
): Storing {
  const persons = new Map<string | null, StoredPerson>(
    filing.persons.map((person) => [person.filingWebsiteId, person]),
  );
  const writes: Promise<unknown>[] = [];
  const save = (websiteId: string | null, person: PersonDraft, stands: boolean): void => {
    const { row, write } = becomingOf(sealer, filing, websiteId, person, stands);
    writes.push(write(tx));
    if (row) persons.set(websiteId, row);
    else persons.delete(websiteId);
  };
  if (details.subjectPerson) save(null, details.subjectPerson, true);
  for (const { person, websiteId, ...website } of details.websites ?? []) {
    if (!filing.websites.some(({ id }) => id === websiteId)) continue;
    const another = person ?? personIn(sealer, filing, websiteId);
    const stands = filing.nature !== 'PERSONAL' && website.samePerson === false;
    if (another) save(websiteId, another, stands);
    writes.push(
      tx.filingWebsite.update({
        where: { id: websiteId },
        data: { personal: sealer.seal(website, sealContext(websiteId, 'website')) },
        select: { id: true },
      }),
    );
  }
  const { subject } = details;
  const to = { ...filing, persons: [...persons.values()] };
  writes.push(indexChange(tx, sealer, { from: filing, to, subject }));
  return { data: subject ? subjectData(sealer, filing, subject) : {}, written: Promise.all(writes) };
}

const subjectData = (sealer: Sealer, { id }: FullFiling, subject: SubjectDraft): Storing['data'] => ({
  personal: sealer.seal(subject, sealContext(id, 'subject')),
  addressIndex: subject.certificateAddress ? sealer.blindIndex('address', subject.certificateAddress) : null,
});

/** The same, done when it answers. @returns the sealed subject part, for the filing's own row. */
export async function storeDetails(...asked: Parameters<typeof storingDetails>): Promise<Storing['data']> {
  const { data, written } = storingDetails(...asked);
  await written;
  return data;
}
