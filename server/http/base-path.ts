import type { IncomingMessage } from 'node:http';

/** The path below which the service answers: `/filing` for `https://cloud.example.com/filing`, nothing at the root of a host. */
export const basePathOf = (publicUrl: string): string => new URL(publicUrl).pathname.replace(/\/+$/, '');

/** What is left of a target such as `/filing/docs?q=x` below the path; null for one that lies elsewhere. */
function below(base: string, target: string): string | null {
  if (!target.startsWith(base)) return null;
  const rest = target.slice(base.length);
  if (rest.startsWith('/')) return rest;
  return rest === '' || rest.startsWith('?') ? `/${rest}` : null;
}

/** As frameworks leave it where they take the path off: what was asked before. */
const asAsked = (request: IncomingMessage): string | undefined =>
  'originalUrl' in request && typeof request.originalUrl === 'string' ? request.originalUrl : request.url;

/**
 * Takes the path off the request's target, so that every route sees its own; whether the request is the service's at all. A proxy in front may
 * have taken it off before, and so may a host that mounts the service below it; a host that has not keeps what lies elsewhere.
 */
export function takeOffBase(request: IncomingMessage, base: string, isMounted: boolean): boolean {
  if (base === '') return true;
  const rest = below(base, request.url ?? '/');
  if (rest !== null) request.url = rest;
  return rest !== null || !isMounted || below(base, asAsked(request) ?? '/') !== null;
}
