import { createHash } from 'node:crypto';
import { PROVINCES } from '../../../../schema/rules/choices/provinces.ts';

/**
 * The authority's own ids. They are computed from the filing numbers and back, so that subjects by rule have ids without
 * a stored row. Subject and website ids stay below 2^53.
 */

const NUMBER = /^(.)ICP备(\d{8}|\d{10})号(?:-(\d{1,4}))?$/;
const SUFFIXES = 10_000n;
const DIGITS = 10_000_000_000n;

/** Ztid of a subject number or Wzid of a website number. Throws RangeError for a number of another form. */
export function authorityIdOf(number: string): bigint {
  const match = NUMBER.exec(number);
  const place = PROVINCES.findIndex(({ prefix }) => prefix === match?.[1]);
  if (!match?.[2] || place < 0) throw new RangeError('not a filing number of this registry');
  const long = match[2].length === 10 ? 1n : 0n;
  return ((BigInt(place) * DIGITS + BigInt(match[2])) * 2n + long) * SUFFIXES + BigInt(match[3] ?? 0) + 1n;
}

/** The subject or website number of an id, or null for an id that this authority never gave. */
export function numberOfAuthorityId(id: bigint): string | null {
  if (id < 1n) return null;
  const suffix = (id - 1n) % SUFFIXES;
  const rest = (id - 1n) / SUFFIXES;
  const body = rest / 2n;
  const province = PROVINCES[Number(body / DIGITS)];
  const digits = (body % DIGITS).toString();
  const length = rest % 2n === 1n ? 10 : 8;
  if (!province || digits.length > length) return null;
  const subject = `${province.prefix}ICP备${digits.padStart(length, '0')}号`;
  return suffix === 0n ? subject : `${subject}-${suffix}`;
}

/** Subject number in front of a website number; a subject number is its own. */
export const subjectPartOf = (number: string): string => number.replace(/-\d+$/, '');

const ACCESS_BASE = 7_000_000_000n;

/** Jrid of an approved access, and back to the provider's id of it. */
export const authorityAccessIdOf = (accessId: bigint): bigint => ACCESS_BASE + accessId;
export const accessIdOfAuthorityId = (id: bigint): bigint => id - ACCESS_BASE;

const hashId = (text: string): bigint =>
  BigInt(`0x${createHash('sha256').update(text).digest('hex').slice(0, 12)}`) + 1n;

/** Id of a filed range of addresses. */
export const authorityRangeIdOf = (ownId: bigint): bigint => hashId(`range ${ownId}`);

/** Ymid */
export const authorityDomainIdOf = (websiteNumber: string, domain: string): bigint =>
  hashId(`${websiteNumber} ${domain}`);

/** Ipid */
export const authorityIpIdOf = (accessId: bigint, index: number): bigint => hashId(`${accessId} ${index}`);

/** The number (ispId) under which a provider reports: twelve digits, the same at every start. */
export const ispIdOf = (providerId: string): bigint =>
  990_000_000_000n + (hashId(`provider ${providerId}`) % 9_999_999_999n) + 1n;
