import { HASH_MD5 } from '../../../../authority/protocol/algorithms.ts';
import { isRandVal, passwordHashMatches } from '../../../../authority/protocol/authentication.ts';
import type { AccountBook, RehearsalCredentials } from '../accounts.ts';

/** The fields every call proves its sender with. */
export type Signature = {
  readonly ispId: number;
  readonly userName: string;
  readonly randVal: string;
  readonly pwdHash: string;
  readonly hashAlgorithm: number;
};

/** The account of the caller, or the code that refuses it. */
export async function identify(
  accounts: AccountBook,
  { ispId, userName, randVal, pwdHash, hashAlgorithm }: Signature,
): Promise<RehearsalCredentials | number> {
  if (!isRandVal(randVal)) return 16;
  const account = await accounts.find(BigInt(ispId));
  if (!account) return 12;
  if (userName !== account.userName) return 4;
  if (hashAlgorithm !== HASH_MD5) return 10;
  return passwordHashMatches(pwdHash, account.password, randVal) ? account : 5;
}
