import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** What a receiver checks: who sent it, and that it is new. */
export type Signed = {
  /** The same for every attempt of one message, so that the receiver can tell a repetition. */
  readonly id: string;
  /** Of this attempt: receivers refuse what is more than five minutes away from their clock, so it is the real time. */
  readonly at: Date;
  readonly body: string;
};

/** Headers of a signed JSON message (Standard Webhooks 1.0); each secret signs, so that one can be changed without a gap. */
export function signedHeaders(secrets: readonly string[], { id, at, body }: Signed): Record<string, string> {
  return {
    'content-type': 'application/json; charset=utf-8',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
}

/** Bytes of a secret; Standard Webhooks asks for 24 to 64. */
const SECRET_BYTES = 32;

/** The form in which libraries for Standard Webhooks take a secret. */
export const secretOf = (bytes: Uint8Array): string => `whsec_${Buffer.from(bytes).toString('base64')}`;

export const newSigningSecret = (): string => secretOf(randomBytes(SECRET_BYTES));
