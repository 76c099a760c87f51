import { createHash, randomBytes } from 'node:crypto';
import type { KeyKind, Mode } from '../../../prisma/generated/client/enums.ts';

/** How keys look: kind and mode can be read off, also by tools that search repositories for leaked keys. */
export const KEY_PREFIXES = {
  PUBLISHABLE: { TEST: 'pk_test_', LIVE: 'pk_live_' },
  SECRET: { TEST: 'sk_test_', LIVE: 'sk_live_' },
  RESTRICTED: { TEST: 'rk_test_', LIVE: 'rk_live_' },
} as const satisfies Record<KeyKind, Record<Mode, string>>;

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Bytes of randomness in a key (192 bits), 33 characters in base 62. */
export const KEY_ENTROPY_BYTES = 24;
const BODY_LENGTH = 33;

const KINDS = Object.keys(KEY_PREFIXES) as KeyKind[];
const PREFIXES = KINDS.flatMap((kind) => Object.values(KEY_PREFIXES[kind]));

const KEY_SHAPE = new RegExp(`^(?:${PREFIXES.join('|')})[${ALPHABET}]{${BODY_LENGTH}}$`);

const base62 = (bytes: Uint8Array): string => {
  let rest = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (; rest > 0n; rest /= 62n) text = `${ALPHABET[Number(rest % 62n)] ?? ''}${text}`;
  return text.padStart(BODY_LENGTH, '0');
};

/** The key of that kind and mode with these random bytes. */
export const formatKey = (
  kind: KeyKind,
  mode: Mode,
  entropy: Uint8Array = randomBytes(KEY_ENTROPY_BYTES),
): string => `${KEY_PREFIXES[kind][mode]}${base62(entropy)}`;

export const looksLikeKey = (text: string): boolean => KEY_SHAPE.test(text);

/** The kind a key claims to be of; nothing is proven by it. */
export const claimedKind = (text: string): KeyKind | null =>
  KINDS.find((kind) => Object.values(KEY_PREFIXES[kind]).some((prefix) => text.startsWith(prefix))) ?? null;

/** What is stored of a key. SHA-256 without salt is enough: nobody guesses 192 random bits. */
export const hashKey = (key: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(key, 'utf8').digest());

/** Last four characters, by which people tell keys apart. */
export const keyHint = (key: string): string => key.slice(-4);
