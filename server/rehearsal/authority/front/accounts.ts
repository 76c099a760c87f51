import { createHmac } from 'node:crypto';
import { ENCRYPT_AES } from '../../../authority/protocol/algorithms.ts';
import type { ProtocolConfigInput } from '../../../authority/protocol/config.ts';
import type { CipherKey } from '../../../authority/protocol/packing/cipher.ts';
import type { Brain } from '../brain/brain.ts';

/** What a bureau hands to a provider (通信参数). */
export type RehearsalCredentials = {
  readonly ispId: bigint;
  readonly userName: string;
  readonly password: string;
  readonly cipher: CipherKey;
};

/** Paths of the three services, as the interface specification V3.0 gives them. */
export const SERVICE_PATHS = {
  upload: '/ISPWebService/upDownLoad',
  status: '/BeianStatusWebService/queryBeianStatus',
  password: '/BeianStatusWebService/verifyBamm',
} as const;

/** Who may call. */
export interface AccountBook {
  /** The credentials of an open account, or null. */
  find(ispId: bigint): Promise<RehearsalCredentials | null>;
}

/**
 * The credentials of a number: derived, so that server and connector need to share nothing but a secret.
 * @param secret any text; whoever knows it can act as every provider of this rehearsal.
 */
export function credentialsOf(ispId: bigint, secret: string): RehearsalCredentials {
  const part = (purpose: string, length: number): string =>
    createHmac('sha256', secret).update(`${purpose} ${ispId}`).digest('hex').slice(0, length);
  return {
    ispId,
    userName: `rehearsal${ispId % 10_000n}`,
    password: part('password', 20),
    cipher: { key: part('key', 16), iv: part('iv', 16) },
  };
}

/** Every account the brain has opened. */
export function derivedAccounts(brain: Pick<Brain, 'hasAccount'>, secret: string): AccountBook {
  return { find: async (ispId) => ((await brain.hasAccount(ispId)) ? credentialsOf(ispId, secret) : null) };
}

/**
 * Opens a provider's account and gives the connector's configuration for it.
 * @param origin where the front is served, e.g. `http://127.0.0.1:4000`, or below a path of it.
 */
export async function connectionFor(
  brain: Pick<Brain, 'accountOf'>,
  providerId: string,
  { origin, secret }: { readonly origin: string; readonly secret: string },
): Promise<ProtocolConfigInput> {
  const { ispId, userName, password, cipher } = credentialsOf(await brain.accountOf(providerId), secret);
  const at = origin.replace(/\/+$/, '');
  return {
    urls: {
      upload: `${at}${SERVICE_PATHS.upload}`,
      status: `${at}${SERVICE_PATHS.status}`,
      password: `${at}${SERVICE_PATHS.password}`,
    },
    ispId: Number(ispId),
    userName,
    password,
    aesKey: cipher.key,
    aesIv: cipher.iv,
    encryptAlgorithm: ENCRYPT_AES,
  };
}
