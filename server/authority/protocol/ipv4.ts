const OCTET = /^(0|[1-9]\d{0,2})$/;

/** Highest IPv4 address as a number. */
export const MAX_IPV4 = 2 ** 32 - 1;

/**
 * A dotted IPv4 address as the unsigned 32-bit number the interface carries (192.0.2.10 is 3221225994). Undefined for
 * anything else; a leading zero is refused because some readers take it for octal.
 */
export function ipv4ToNumber(address: string): number | undefined {
  const octets = address.split('.');
  if (octets.length !== 4) return undefined;
  let value = 0;
  for (const octet of octets) {
    if (!OCTET.test(octet) || Number(octet) > 255) return undefined;
    // Not a shift: JavaScript's shifts are signed.
    value = value * 256 + Number(octet);
  }
  return value;
}

/** The dotted form of an unsigned 32-bit number. Throws RangeError for a number that is no address. */
export function numberToIpv4(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > MAX_IPV4) throw new RangeError('not an IPv4 number');
  return [2 ** 24, 2 ** 16, 2 ** 8, 1].map((weight) => Math.floor(value / weight) % 256).join('.');
}
