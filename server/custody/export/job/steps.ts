import type { PrismaClient } from '../../../../prisma/generated/client/client.ts';
import type { Material } from '../../../../prisma/generated/client/client.ts';
import { SealBroken } from '../../../platform/privacy/cipher.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import { asJson } from '../archive.ts';
import { collectSubject } from '../collect.ts';
import { providerFacts, tenantPages } from '../tenant.ts';

/** Up to where an export is written: the table, and the id of its last row. */
export type Position = { readonly section: string | null; readonly after: string | null };

/** A piece of the work: what has been written when it is done. */
type Step = Position & {
  readonly subject: string | null;
  write(put: (path: string, bytes: Buffer) => Promise<void>): Promise<void>;
};

type From = {
  readonly prisma: PrismaClient;
  readonly sealer: Sealer;
  readonly tenant: Tenant;
  readonly readPaper: (material: Material) => Promise<Buffer>;
  readonly exportedAt: Date;
};

const SUBJECTS = 'subjects';
const BATCH = 100;

async function* subjects(from: From, after: string): AsyncGenerator<string> {
  const { providerId, mode } = from.tenant;
  for (let last = after; ;) {
    const rows = await from.prisma.subject.findMany({
      where: { providerId, mode, erasedAt: null, id: { gt: last } },
      orderBy: { id: 'asc' },
      select: { id: true },
      take: BATCH,
    });
    for (const { id } of rows) yield (last = id);
    if (rows.length < BATCH) return;
  }
}

const ofSubject = ({ prisma, sealer, readPaper, exportedAt }: From, id: string): Step => ({
  section: SUBJECTS,
  after: id,
  subject: id,
  async write(put) {
    try {
      await collectSubject({ prisma, sealer, readPaper }, id, exportedAt, (path, bytes) =>
        put(`subjects/${id}/${path}`, bytes),
      );
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      await put(`subjects/${id}/unreadable.json`, asJson({ id, unreadable: true }));
    }
  },
});

/** What is left to be written from a position on: the provider, its tables page by page, its subjects one by one. */
export async function* stepsFrom(from: From, { section, after }: Position): AsyncGenerator<Step> {
  const { prisma, tenant } = from;
  if (section === null)
    yield {
      section: 'provider',
      after: null,
      subject: null,
      write: async (put) => put('provider.json', asJson(await providerFacts(prisma, tenant))),
    };
  if (section !== SUBJECTS)
    for await (const page of tenantPages(from, { section, after }))
      yield {
        section: page.section,
        after: page.after,
        subject: null,
        write: (put) => put(`${page.section}/${page.after}.json`, asJson(page.rows)),
      };
  for await (const id of subjects(from, section === SUBJECTS ? (after ?? '') : '')) yield ofSubject(from, id);
}
