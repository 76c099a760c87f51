import sharp from 'sharp';
import type { MaterialKind } from '../../../prisma/generated/client/enums.ts';
import { RehearsalFailure, type Api } from './client.ts';

const FONT = 'font-family="sans-serif"';

/** A made-up paper as a JPEG: large enough to be accepted, small enough to be attached as it is, showing nobody. */
async function rehearsalPaper(label: string): Promise<Buffer> {
  const lines = Array.from(
    { length: 5 },
    (_, i) =>
      `<text x="80" y="${320 + i * 60}" ${FONT} font-size="24" fill="#333">${label} · line ${i + 1} · rehearsal only</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="700"><rect width="1000" height="700" fill="#f6f3ea"/>
    <rect x="40" y="40" width="920" height="620" fill="none" stroke="#888" stroke-width="6"/>
    <text x="80" y="200" ${FONT} font-size="40" fill="#1a1a1a">${label}</text>${lines.join('')}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
}

type Slot = { kind: MaterialKind; websiteId: string | null; required: boolean };
type Picture = Pick<Slot, 'kind' | 'websiteId'> & { live?: boolean; label?: string };

/** Announces a picture and sends it; its id. */
async function upload(api: Api, filingId: string, { label, ...picture }: Picture): Promise<string> {
  const paper = await rehearsalPaper(label ?? picture.kind);
  const { material, upload: target } = await api.mutate<{
    material: { id: string };
    upload: { url: string };
  }>('requestMaterialUpload', '... on RequestMaterialUploadSuccess { material { id } upload { url } }', {
    filingId,
    ...picture,
    contentType: 'image/jpeg',
    bytes: paper.length,
  });
  const response = await fetch(target.url, {
    method: 'PUT',
    headers: { 'content-type': 'image/jpeg' },
    body: new Uint8Array(paper),
  });
  if (!response.ok)
    throw new RehearsalFailure(`upload of ${picture.kind}: ${response.status} ${await response.text()}`);
  return material.id;
}

type Begun = { verification: { id: string; acts: string[] } };

/** Verifies the person of a site electronically (电子化核验): a picture for each act that is asked, and a signature by name. */
async function verify(api: Api, filingId: string, websiteId: string, name: string): Promise<void> {
  const { verification } = await api.mutate<Begun>(
    'beginElectronicVerification',
    '... on BeginElectronicVerificationSuccess { verification { id acts } }',
    { filingId, websiteId, way: 'HEAD' },
  );
  const verificationId = verification.id;
  const materialIds: string[] = [];
  for (const [at, label] of verification.acts.entries()) {
    const kind = at === 0 ? 'VERIFICATION_PHOTO' : 'LIVENESS_FRAME';
    materialIds.push(await upload(api, filingId, { kind, websiteId, label }));
  }
  await api.mutate('recordLiveness', '', { verificationId, materialIds });
  const { filing } = await api.run<{ filing: { commitment: { hash: string } } }>(
    'query($id: ID!) { filing(id: $id) { commitment { hash } } }',
    { id: filingId },
  );
  await api.mutate('signCommitment', '', {
    verificationId,
    hash: filing.commitment.hash,
    typedName: name,
  });
}

type Asked = { rules: { photoKinds: string[] }; websites: { id: string }[]; materialSlots: Slot[] };

/** Brings what the filing asks for: its papers, and the photo or the electronic verification of each site's person. */
export async function bringPapers(api: Api, filingId: string, person: string): Promise<void> {
  const { filing } = await api.run<{ filing: Asked }>(
    'query($id: ID!) { filing(id: $id) { rules { photoKinds } websites { id } materialSlots { kind websiteId required } } }',
    { id: filingId },
  );
  const live = filing.rules.photoKinds.join() === 'ELECTRONIC';
  for (const { kind, websiteId, required } of filing.materialSlots)
    if (required && !(live && kind === 'VERIFICATION_PHOTO'))
      await upload(api, filingId, { kind, websiteId, live });
  if (live) for (const { id } of filing.websites) await verify(api, filingId, id, person);
}
