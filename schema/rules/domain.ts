import { narrow } from './text.ts';

/** Most domains in one type check: those of ten websites, as many as one order holds, with some to spare. */
export const MOST_DOMAINS = 30;

const SEPARATORS = /[\s,、;|]/;

/** A host out of an address: without scheme, user, path, port, and dot at the end. */
const hostOf = (address: string): string =>
  address
    .replace(/^(?:https?|ftp|wss?):\/*|^(?:[a-z][a-z0-9+-]*:)?\/\/+/, '')
    .replace(/[/\\?#].*/, '')
    .replace(/[^@]*@/, '')
    .replace(/^([^:]*|\[.*\]):\d*$/, '$1')
    .replace(/\.+$/, '');

const hasPath = (address: string): boolean =>
  /[/\\?#]/.test(address.replace(/^(?:[a-z][a-z0-9+-]*:)?\/+/, ''));

/**
 * The host names in what someone typed or pasted, half width and lower case. Blanks, commas, semicolons, 、 and | separate them; what
 * follows one of these within an address is part of its path.
 */
export const domainsIn = (text: string): string[] => {
  const parts = narrow(text).toLowerCase().replace(/[。｡]/g, '.').split(SEPARATORS);
  return parts
    .filter((part, index) => part.includes('.') || !parts.slice(0, index).some(hasPath))
    .map(hostOf)
    .filter((host) => host !== '');
};

/**
 * What someone typed, reduced to a bare host name. Several stay apart, with blanks between them, so that they are never read as one.
 * Sub-domains stay too: reducing them needs the list of public suffixes, which the server has.
 */
export const normaliseDomainText = (text: string): string => domainsIn(text).join(' ');

const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u;

export type DomainFault = 'SHAPE' | 'ADDRESS' | 'SEVERAL';

/**
 * What is wrong with a normalised name: `ADDRESS` for an IP address, `SEVERAL` for more than one name, `SHAPE` for anything else that is
 * no domain name.
 */
export const domainFault = (domain: string): DomainFault | null => {
  const names = domain.split(' ');
  if (names.length > 1) return names.every((name) => name.includes('.')) ? 'SEVERAL' : 'SHAPE';
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(domain) || /\[|^[0-9a-f]*:[0-9a-f]*:/.test(domain)) return 'ADDRESS';
  const labels = domain.split('.');
  const sound = labels.length > 1 && domain.length <= 253 && labels.every((label) => LABEL.test(label));
  return sound && !/\.\d+$/.test(domain) ? null : 'SHAPE';
};

/** Whether a host is the domain or lies below it. */
export const isUnder = (host: string, domain: string): boolean =>
  host === domain || host.endsWith(`.${domain}`);
