import type { Database } from '../../../prisma/database.ts';
import { firstLine, StartupError } from '../../../prisma/startup-error.ts';
import type { Config } from '../../config.ts';
import { findMasterKey, makeMasterKey } from '../privacy/master-key.ts';
import { SealBroken } from '../privacy/cipher.ts';
import type { IdentifiedKey } from '../privacy/cipher.ts';
import { wrappingKey } from '../privacy/data-keys.ts';
import {
  holdsSealedData,
  MasterKeyMissing,
  openInstallation,
  type Installation,
} from '../privacy/installation.ts';
import { createPrivacy, type Privacy } from '../privacy/privacy.ts';
import { wrappedKeyLoader } from '../tenancy/providers.ts';
import { openVault, type Vault } from './vault.ts';

type Keys = Pick<Config, 'masterKey' | 'previousMasterKeys' | 'dataDir'>;

export type OpenedPrivacy = {
  readonly privacy: Privacy;
  readonly installation: Installation;
  /** Newest first. */
  readonly masters: readonly [IdentifiedKey, ...IdentifiedKey[]];
  readonly vault: Vault;
};

const WHERE = 'MASTER_KEY or master.key in DATA_DIR';

const REASONS = {
  none: `The master key (${WHERE}) is not the one this database's data is sealed under; set that one, or add it to PREVIOUS_MASTER_KEYS when you are replacing it. Nothing was changed.`,
  former:
    'Some data is still sealed under a former master key; add that key to PREVIOUS_MASTER_KEYS and run `jieru keys rotate` before it goes. Nothing was changed.',
} as const;

/** The master keys of the configuration, newest first, as what wraps. */
export const wrappingKeysOf = (
  masterKey: Uint8Array,
  { previousMasterKeys }: Pick<Config, 'previousMasterKeys'>,
): readonly [IdentifiedKey, ...IdentifiedKey[]] => [
  wrappingKey(masterKey),
  ...previousMasterKeys.map(wrappingKey),
];

/**
 * The sealing of personal data, with the master key proved on what the database holds. A key is made for an empty database
 * alone. To be called by one process at a time: inside `database.exclusively`.
 * @throws StartupError when the key is missing or another one; nothing has been made or changed then.
 */
export async function openPrivacy(
  database: Pick<Database, 'prisma' | 'kind'>,
  config: Keys,
): Promise<OpenedPrivacy> {
  const { prisma } = database;
  const vault = await openVault(database);
  const found = findMasterKey(config);
  if (!found && (await holdsSealedData(prisma)))
    throw new StartupError(
      `The database holds data, but its master key is missing (${WHERE}); restore it from your backup. Nothing was changed.`,
    );
  const masterKey = found ?? makeMasterKey(config);
  const masters = wrappingKeysOf(masterKey, config);
  const installation = await openInstallation(prisma, masters).catch((error: unknown) => {
    if (error instanceof MasterKeyMissing) throw new StartupError(REASONS[error.which], { cause: error });
    if (!(error instanceof SealBroken)) throw error;
    throw new StartupError(
      `What the database holds was altered and cannot be opened (${firstLine(error)}); restore it from your backup.`,
      { cause: error },
    );
  });
  const privacy = createPrivacy({
    masterKey,
    previousMasterKeys: config.previousMasterKeys,
    loadWrapped: wrappedKeyLoader(prisma),
    serviceSecret: installation.secret,
    sealsColumns: vault.sealsColumns,
  });
  return { privacy, installation, masters, vault };
}
