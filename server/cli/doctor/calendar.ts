import type { Database } from '../../../prisma/database.ts';
import { missingNotices, readNotices } from '../../platform/calendar/in-force.ts';
import { looked, ok, warn, type Check } from './check.ts';

/** Whether the holidays are known that deadlines run over. */
export const calendarCheck = ({ prisma }: Pick<Database, 'prisma'>, now: Date): Promise<Check> =>
  looked('calendar', 'run jieru calendar list', async () => {
    const missing = missingNotices(now, await readNotices(prisma));
    return missing.length === 0
      ? ok('the holidays that deadlines run over are known')
      : warn(
          `the State Council’s notice of ${missing.join(' and ')} has not been imported; working days follow the law alone, and deadlines may be off by a few days`,
          'run jieru calendar import FILE; --help shows what the file holds',
        );
  });
