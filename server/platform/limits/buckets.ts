/** How much of something one key may do in a while. */
export type Bucket = {
  readonly points: number;
  readonly seconds: number;
  /** What is counted, for whoever tunes the numbers. */
  readonly counts: string;
  /**
   * Whether replicas may learn of it within a second instead of at once. What every request takes is counted so; what guards a
   * secret or a scarce thing is not.
   */
  readonly toldLater?: true;
};

/** The rate limits of the service. How often a filing password may be tried goes by the subject, and stands in filing/draft/password.ts. */
export const BUCKETS = {
  REQUEST_BY_PERSON: {
    points: 300,
    seconds: 60,
    counts: 'API requests of one applicant or reviewer',
    toldLater: true,
  },
  REQUEST_BY_SECRET_KEY: {
    points: 1200,
    seconds: 60,
    counts: 'API requests under one secret key',
    toldLater: true,
  },
  REQUEST_BY_ADDRESS: {
    points: 600,
    seconds: 60,
    counts: 'API requests without a session from one address',
    toldLater: true,
  },
  REFUSED_CREDENTIALS: { points: 30, seconds: 300, counts: 'wrong keys and tokens from one address' },
  PHONE_LINK_BY_ADDRESS: {
    points: 600,
    seconds: 600,
    counts: 'questions of phones with a link from one address',
  },
  LIVENESS: { points: 30, seconds: 3600, counts: 'electronic verifications begun by one applicant' },
  CAPTURE_LINK: { points: 30, seconds: 3600, counts: 'links for a phone made by one applicant' },
  SESSION_MINT: { points: 600, seconds: 60, counts: 'sessions minted by one provider' },
  DETERMINATION: { points: 20, seconds: 3600, counts: 'determinations of one applicant' },
  SERVICE_CODE_CHECK: { points: 20, seconds: 3600, counts: 'service codes tried by one applicant' },
  UPLOAD_REQUEST: { points: 60, seconds: 600, counts: 'uploads asked for in one filing' },
  UPLOAD_BY_MATERIAL: { points: 30, seconds: 600, counts: 'attempts at one upload with its link' },
  UPLOAD_PIECE_BY_MATERIAL: {
    points: 600,
    seconds: 600,
    counts: 'requests about one upload that comes in pieces, with its link',
  },
  UPLOAD_BY_ADDRESS: { points: 120, seconds: 600, counts: 'uploads without a good link from one address' },
  WEBHOOK_TEST: { points: 30, seconds: 60, counts: 'test events sent by one provider' },
  CANCELLATION_CODE: {
    points: 30,
    seconds: 86_400,
    counts: 'codes for a cancellation asked for by one applicant',
  },
  CANCELLATION_CODE_BY_PHONE: {
    points: 10,
    seconds: 3600,
    counts: 'codes for a cancellation sent to one phone',
  },
  // To pass a filing a reviewer looks at its data and each of its papers, about seven looks, and a busy day's eighty filings may fall
  // into one hour: 560. Twice that lets each be looked at again, and is still far below a copy of everything there is.
  REVEAL: { points: 1200, seconds: 3600, counts: 'looks at unmasked data and pictures by one reviewer' },
} as const satisfies Record<string, Bucket>;

export type BucketName = keyof typeof BUCKETS;
