import type { MaterialKind } from '../../../prisma/generated/client/enums.ts';
import { sealReading } from '../../../server/filing/draft/reading/stored.ts';
import type { Answer } from '../../../server/reading/read-paper.ts';
import type { Filing } from '../../testkit/filing.ts';
import type { House } from '../journeys/support/house.ts';

type Said = Partial<Record<Answer['fields'][number]['key'], string>>;

/** As if the reader had read this of a stored paper: what it does read is told by its own tests, and takes seconds. */
export async function paperSays(
  house: Pick<House, 'service'>,
  filing: Filing,
  kind: MaterialKind,
  said: Said,
): Promise<void> {
  const { database, privacy } = house.service().services;
  const row = { filingId: filing.id, kind, status: 'STORED' } as const;
  const { id, providerId } = await database.prisma.material.findFirstOrThrow({ where: row });
  const answer: Answer = {
    kind: kind === 'SUBJECT_CERTIFICATE' ? 'BUSINESS_LICENCE' : 'IDENTITY_CARD_FRONT',
    found: [],
    fields: Object.entries(said).map(([key, value], line) => ({
      key: key as keyof Said,
      value,
      confidence: 0.97,
      standing: key === 'NUMBER' ? ('CHECKED' as const) : ('READ' as const),
      box: { x: 0.1, y: 0.1 + line * 0.1, width: 0.4, height: 0.06 },
    })),
  };
  const sealer = await privacy.forProvider(providerId);
  await database.prisma.material.update({
    where: { id },
    data: { readingState: 'READ', readAt: new Date(), reading: sealReading(sealer, { id }, answer) },
  });
}
