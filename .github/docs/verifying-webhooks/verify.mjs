// Checks a message of Standard Webhooks 1.0 with nothing but Node.
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds that a message may be away from our clock: an older one may be a copy that somebody kept. */
const TOLERANCE = 300;

/**
 * @param {string} secret `whsec_…`, as it was shown
 * @param {Record<string, string | undefined>} headers of the request, names in lower case
 * @param {Buffer} body the bytes that came, not what a framework read out of them
 * @throws when the message is not to be trusted
 */
export function verify(secret, headers, body) {
  const id = headers['webhook-id'] ?? '';
  const timestamp = headers['webhook-timestamp'] ?? '';
  if (!id || !/^[0-9]{1,12}$/.test(timestamp)) throw new Error('a header is missing');
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > TOLERANCE) throw new Error('too old or too new');
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  // Several signatures stand there while a secret is changed; one has to be ours.
  const isOurs = (headers['webhook-signature'] ?? '').split(' ').some((each) => {
    const [version, signature = ''] = each.split(',');
    const given = Buffer.from(signature, 'base64');
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!isOurs) throw new Error('no signature is right');
  return JSON.parse(body.toString('utf8'));
}
