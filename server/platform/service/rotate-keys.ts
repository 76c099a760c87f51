import { StartupError, type Database } from '../../../prisma/database.ts';
import type { Config } from '../../config.ts';
import { openPrivacy } from './open-privacy.ts';
import {
  onlyNewestInUse,
  rewrapProviders,
  useNewestMaster,
  type Rotation,
} from '../privacy/rotate-master.ts';
import { replicasOf } from './replicas.ts';

type Keys = Pick<Config, 'masterKey' | 'previousMasterKeys' | 'dataDir'>;

/**
 * Moves everything from the former master keys to the newest (MASTER_KEY): afterwards PREVIOUS_MASTER_KEYS may be emptied.
 * May run while the service serves, and again after it was broken off.
 * @throws StartupError when a running replica does not hold the newest key yet, or a key is missing; nothing has moved then.
 */
export async function rotateMasterKey(
  database: Database,
  config: Keys,
  options: Parameters<typeof rewrapProviders>[2] = {},
): Promise<Rotation> {
  const { prisma } = database;
  // No replica starts meanwhile: one that comes later is measured by the new key.
  const masters = await database.exclusively(async () => {
    const opened = await openPrivacy(database, config);
    const newest = opened.masters[0].id.toString('hex');
    const without = (await replicasOf(database)).filter(({ masterKeyIds }) => !masterKeyIds.includes(newest));
    if (without.length > 0) {
      const named = without.map(({ host, pid }) => `${host} (process ${pid})`).join(', ');
      throw new StartupError(
        `Not every running replica holds the new master key: ${named}; restart them with MASTER_KEY set to the new key and PREVIOUS_MASTER_KEYS to the former one, then run this again.`,
      );
    }
    await useNewestMaster(prisma, opened.masters);
    return opened.masters;
  });
  const rotation = await rewrapProviders(prisma, masters, options);
  if (!(await onlyNewestInUse(prisma, masters)))
    throw new Error('data keys are still wrapped with a former master key; run it again');
  return rotation;
}
