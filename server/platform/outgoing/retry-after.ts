/**
 * The moment that a `Retry-After` names, as seconds from now or as a date (RFC 9110 §10.2.3); null where it names none that
 * is still to come.
 */
export function notBefore(header: string | undefined, now: Date): Date | null {
  const said = header?.trim() ?? '';
  const at = /^\d+$/.test(said) ? now.getTime() + Number(said) * 1000 : Date.parse(said);
  return at > now.getTime() ? new Date(at) : null;
}
