/** One access (Xzxx of XZJR) as a provider asks for it. */
export type AccessRequest = {
  /** IspJrid */
  readonly accessId: bigint;
  readonly websiteNumber: string;
  /** Fbdd */
  readonly locations: readonly number[];
  /** Jrfs */
  readonly accessModes: readonly number[];
  /** Dotted IPv4, both ends included. */
  readonly ipRanges: readonly { readonly first: string; readonly last: string }[];
  /** ICPmm: MD5 of the filing password in hex, any case. */
  readonly passwordDigest: string;
};

/** What is kept of an upload: the file as it came, if it came as one, and the accesses it asked for. */
export type UploadBody = {
  /** Entry name and GBK bytes of the uploaded file; null when no file was involved. */
  readonly file: { readonly name: string; readonly base64: string } | null;
  readonly accesses: readonly (Omit<AccessRequest, 'accessId' | 'passwordDigest'> & {
    readonly accessId: string;
  })[];
};

export const writeUploadBody = (body: UploadBody): Uint8Array =>
  new Uint8Array(Buffer.from(JSON.stringify(body), 'utf8'));

/** The body of a stored upload; only this folder writes them. */
export const readUploadBody = (bytes: Uint8Array): UploadBody =>
  JSON.parse(Buffer.from(bytes).toString('utf8')) as UploadBody;
