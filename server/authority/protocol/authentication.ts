import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { encodeGbk } from './gbk.ts';
import { RAND_VAL_LENGTH } from './limits.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A fresh `randVal`: 20 characters of 0-9 A-Z a-z from the system's random source. */
export function createRandVal(): string {
  return Array.from({ length: RAND_VAL_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/** Whether the authority would take it (V3.0: at least 20 characters, letters and digits; else code 16). */
export function isRandVal(text: string): boolean {
  return text.length >= RAND_VAL_LENGTH && /^[0-9A-Za-z]+$/.test(text);
}

/** How a digest may be written: its bytes in base64 as V3.0 asks, in hex, or the hex in base64. */
export const DIGEST_FORMS = ['base64', 'hex', 'hex-in-base64'] as const;
export type DigestForm = (typeof DIGEST_FORMS)[number];

/** MD5 in the form a bureau wants it in. */
export function digestOf(bytes: Uint8Array, form: DigestForm = 'base64'): string {
  const digest = createHash('md5').update(bytes).digest();
  if (form === 'base64') return digest.toString('base64');
  const hex = digest.toString('hex');
  return form === 'hex' ? hex : Buffer.from(hex).toString('base64');
}

/** `pwdHash`: MD5 over the GBK bytes of password and randVal, in that order (V3.0). */
export const passwordHash = (password: string, randVal: string, form?: DigestForm): string =>
  digestOf(encodeGbk(password + randVal), form);

/** Compares a received `pwdHash` with the right one without telling by its duration where they part. */
export function passwordHashMatches(received: string, password: string, randVal: string): boolean {
  const right = Buffer.from(passwordHash(password, randVal));
  const given = Buffer.from(received.trim());
  return given.length === right.length && timingSafeEqual(given, right);
}

/**
 * `ICPmm`: the filing password (备案密码) as MD5 in hex. Whether the authority minds the case is unknown; lower case is
 * what connected providers sent.
 */
export function filingPasswordDigest(password: string): string {
  return createHash('md5').update(encodeGbk(password)).digest('hex');
}
