import { ispIdOf } from '../../../../server/rehearsal/authority/brain/numbers.ts';
import { approved } from '../../../../server/rehearsal/authority/brain/verdict.ts';
import { createPrismaStore } from '../../../../server/rehearsal/authority/store/prisma-store.ts';
import type { Filed } from '../../../process/support/subjects.ts';
import type { House } from '../../journeys/support/house.ts';

/** What the authority refused is in order from now on. */
export async function isPutInOrder(house: House, filed: Filed): Promise<void> {
  const { service, tenant } = house.desk();
  await createPrismaStore(service.services.database.prisma, service.services.privacy).change(
    ispIdOf(tenant.providerId),
    async ({ subjects }) => {
      const subject = await subjects.byNumber(filed.member.subjectNumber);
      if (!subject) throw new Error('the subject is not filed');
      const websites = subject.websites.map((site) => ({ ...site, verdict: approved }));
      await subjects.save({ ...subject, websites });
    },
  );
}
