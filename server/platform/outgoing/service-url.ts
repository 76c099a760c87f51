/** Longest address taken; what browsers and mail programs agree on. */
const LONGEST_URL = 2000;

/** Whether an address may be stored for a provider's page or service: https, or http on the developer's own machine. */
export const isServiceUrl = (text: string): boolean => {
  if (text.length > LONGEST_URL || !URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  const own = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return !username && !password && (protocol === 'https:' || (protocol === 'http:' && own));
};
