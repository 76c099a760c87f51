import * as z from 'zod';

const pem = (label: string) =>
  z
    .string()
    .regex(new RegExp(`-----BEGIN [A-Z ]*${label}-----`), `must be PEM text (-----BEGIN ${label}-----)`);

/** By which way the bureau is reached; nothing of it is needed where it is reached as anything else is. */
export const networkSchema = z
  .strictObject({
    /** An HTTP proxy, with user and password in the address where it wants them. */
    proxy: z.url({ protocol: /^https?$/ }).optional(),
    /** Certificates of issuers that are trusted instead of the usual ones, as PEM text. */
    ca: pem('CERTIFICATE').optional(),
    /** The certificate that proves us, with those of its issuers, and its key; as PEM text. */
    certificate: pem('CERTIFICATE').optional(),
    key: pem('PRIVATE KEY').optional(),
    passphrase: z.string().min(1).optional(),
    /** Address of this machine that calls go out from: bureaus let in addresses that were registered. */
    localAddress: z.union([z.ipv4(), z.ipv6()]).optional(),
    /**
     * No address of a private network is called, except those in these ranges: of settings that came by the API, whose writer has no
     * business in the operator's network.
     */
    guarded: z.array(z.string()).optional(),
  })
  .refine(({ certificate, key }) => (certificate === undefined) === (key === undefined), {
    path: ['key'],
    error: 'certificate and key are only of use together',
  });

export type Network = z.output<typeof networkSchema>;
