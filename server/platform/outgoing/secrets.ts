import { whereReadable } from '../privacy/cipher.ts';
import type { Sealer } from '../privacy/sealer.ts';
import { newSigningSecret } from './sign.ts';

/** Whose secrets they are: the row of an address that messages are sent to. */
type Owner = { readonly id: string };

const context = ({ id }: Owner): string => `${id}:secrets`;

/** The secrets that sign what is sent to an address, newest first. */
export const secretsOf = (sealer: Sealer, owner: Owner & { readonly secrets: Uint8Array }): string[] =>
  sealer.open<string[]>(owner.secrets, context(owner));

/** The same, but none where they can no longer be opened: a new one is the way out. */
export const readableSecrets = (...of: Parameters<typeof secretsOf>): string[] =>
  whereReadable(() => secretsOf(...of)) ?? [];

export const sealSecrets = (sealer: Sealer, owner: Owner, secrets: readonly string[]) =>
  sealer.seal(secrets, context(owner));

/** A new secret beside the last one, which signs until the next change, so that receivers can follow without a gap. */
export function rolled(before: readonly string[]): { secret: string; secrets: string[] } {
  const secret = newSigningSecret();
  return { secret, secrets: [secret, ...before.slice(0, 1)] };
}
