import sharp from 'sharp';
import type { MaterialKind } from '../../prisma/generated/client/enums.ts';
import type { Company } from '../../server/rehearsal/walk/company.ts';
import { aCompany } from './companies.ts';
import { rasterOf } from '../../server/reading/engine/raster.ts';
import { readPage } from '../../server/reading/engine/page.ts';
import { textOfPaper } from '../../server/reading/papers/fields.ts';
import { openEngine } from '../../server/reading/read-paper.ts';
import { putFile } from './papers.ts';
import type { Filing } from './filing.ts';

/** A signature as somebody draws it: one line across the field. */
export const DRAWN = [
  Array.from({ length: 30 }, (_, at) => `${100 + at * 20},${200 + (at % 2) * 60}`).join(' '),
  '300,80 320,140 340,220 360,300',
];

/** A picture unlike all others: no two pictures of one camera are the same file. */
let shade = 0;
export const aShot = (): Promise<Buffer> => {
  shade += 1;
  const background = { r: (shade * 37) % 256, g: (shade * 11) % 256, b: shade % 256 };
  return sharp({ create: { width: 720, height: 540, channels: 3, background } })
    .jpeg()
    .toBuffer();
};

/** Sends a picture as the form's camera does; its id. */
export async function shoots(
  filing: Filing,
  kind: MaterialKind,
  { websiteId = null, live = true }: { websiteId?: string | null; live?: boolean } = {},
): Promise<string> {
  const file = await aShot();
  const asked = { kind, websiteId, live, contentType: 'image/jpeg', bytes: file.length };
  const { material, upload } = (await filing.does('requestMaterialUpload', asked)) as unknown as {
    material: { id: string };
    upload: { url: string };
  };
  const response = await putFile(upload.url, file);
  if (!response.ok) throw new Error(`${kind}: ${response.status} ${await response.text()}`);
  return material.id;
}

/** A company in whose domain no character is taken for another when it is read from a picture. */
export const aLegibleCompany = (): Company => {
  for (;;) {
    const company = aCompany();
    if (/[^01ilo]{4}\.cn$/.test(company.member.domain)) return company;
  }
};

const CERTIFICATES: readonly MaterialKind[] = [
  'SUBJECT_CERTIFICATE',
  'SUBJECT_PERSON_CERTIFICATE_FRONT',
  'SUBJECT_PERSON_CERTIFICATE_BACK',
];

/** Photographs the certificates of a company whose one person answers for all. */
export async function photographsCertificates(filing: Filing, live = true): Promise<void> {
  for (const purpose of ['IDENTITY_PAPERS', 'FACE', 'AUTHORITY'] as const) await filing.consents(purpose);
  for (const kind of CERTIFICATES) await shoots(filing, kind, { live });
}

type Begun = { verification: { id: string; acts: string[]; expiresAt: string } };

export const begins = async (filing: Filing, way: 'HEAD' | 'HAND' = 'HEAD'): Promise<Begun['verification']> =>
  (
    (await filing.owner.caller.succeed('beginElectronicVerification', {
      filingId: filing.id,
      websiteId: filing.websiteId,
      way,
    })) as unknown as Begun
  ).verification;

/** A picture for each act, in their order. */
export async function follows(filing: Filing, acts: readonly string[]): Promise<string[]> {
  const { websiteId } = filing;
  const ids: string[] = [];
  for (const [at] of acts.entries())
    ids.push(await shoots(filing, at === 0 ? 'VERIFICATION_PHOTO' : 'LIVENESS_FRAME', { websiteId }));
  return ids;
}

/** Begins, follows what is asked and has it recorded; the verification's id. */
export async function showsItself(filing: Filing): Promise<string> {
  const { id, acts } = await begins(filing);
  await filing.owner.caller.succeed('recordLiveness', {
    verificationId: id,
    materialIds: await follows(filing, acts),
  });
  return id;
}

export const commitmentOf = async (
  filing: Filing,
): Promise<{ title: string; text: string; original: string; hash: string }> => {
  const { filing: shown } = await filing.owner.caller.query<{
    filing: { commitment: { title: string; text: string; original: string; hash: string } };
  }>('query ($id: ID!) { filing(id: $id) { commitment { title text original hash } } }', { id: filing.id });
  return shown.commitment;
};

/** Everything that can be read on a picture of a form, without blanks. */
export async function textOn(jpeg: Buffer): Promise<string> {
  const page = await readPage(await rasterOf(jpeg), await openEngine());
  return textOfPaper(page.lines).replaceAll(/[^\S\n]/g, '');
}
