import { narrow } from './text.ts';

/**
 * What someone typed or pasted, reduced to a bare host name: half width, lower case, no scheme, port, path, or dot at
 * the end. Sub-domains stay: reducing them needs the list of public suffixes, which the server has.
 */
export const normaliseDomainText = (text: string): string =>
  narrow(text)
    .toLowerCase()
    .replace(/[。．｡]/g, '.')
    .replace(/\s/g, '')
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/^[^/@]*@/, '')
    .replace(/[/?#].*$/, '')
    .replace(/:\d+$/, '')
    .replace(/\.+$/, '');

const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u;

/** What is wrong with a normalised name: `ADDRESS` for an IP address, `SHAPE` for anything that is no domain name. */
export const domainFault = (domain: string): 'SHAPE' | 'ADDRESS' | null => {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(domain) || domain.includes('[')) return 'ADDRESS';
  const labels = domain.split('.');
  const top = labels.at(-1) ?? '';
  const sound = labels.length > 1 && domain.length <= 253 && labels.every((label) => LABEL.test(label));
  return sound && !/^\d+$/.test(top) ? null : 'SHAPE';
};

/** Whether a host is the domain or lies below it. */
export const isUnder = (host: string, domain: string): boolean =>
  host === domain || host.endsWith(`.${domain}`);
