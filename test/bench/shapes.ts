/*
 * What is asked. The documents are the service's own; a peer that takes documents gets the same ones.
 */

/** Who asks. */
export type As = 'KEY' | 'STAFF' | 'APPLICANT';

export type Shape = {
  readonly name: string;
  readonly as: As;
  /** The document, or the name of one of the form's own operations. */
  readonly document?: string;
  readonly operation?: string;
  /** What stands in every answer that counts. */
  readonly expects?: string;
  /** Which peers answer the same. */
  readonly peers: readonly Peer[];
  /** What is asked for: one of the sets is taken for each request. */
  readonly variables: 'NONE' | 'FILING' | 'REVIEWED' | 'DOMAIN' | 'DRAFT' | 'COMPANY' | 'QUEUE' | 'COUNTS';
};

export const PEERS = ['mercurius', 'postgraphile', 'node:http'] as const;
export type Peer = (typeof PEERS)[number];

const PLAIN = `id kind state version createdAt submittedAt subject { subjectNumber nature }
  websites { id position websiteNumber filedName domains result }`;

const counted = (name: string, state: string): string =>
  `${name}: filings(states: [${state}], first: 1) { totalCount }`;

export const SHAPES: readonly Shape[] = [
  {
    name: '`{__typename}`',
    as: 'KEY',
    document: '{ __typename }',
    peers: ['mercurius', 'postgraphile'],
    variables: 'NONE',
  },
  {
    name: 'one filing, plain',
    as: 'KEY',
    document: `query ($id: ID!) { filing(id: $id) { ${PLAIN} } }`,
    peers: ['mercurius', 'postgraphile', 'node:http'],
    variables: 'FILING',
  },
  {
    name: 'one filing, sealed',
    as: 'KEY',
    document: `query ($id: ID!) { filing(id: $id) { id details {
      subject { name certificateAddress mailingAddress legalRepresentativeName }
      subjectPerson { name mobile email certificateNumber } websites { name homepageUrl } } } }`,
    peers: ['mercurius'],
    variables: 'FILING',
  },
  {
    name: 'list of 20 with children',
    as: 'KEY',
    document: `{ filings(first: 20) { edges { node { ${PLAIN} } } pageInfo { hasNextPage } } }`,
    peers: ['mercurius', 'postgraphile', 'node:http'],
    variables: 'NONE',
  },
  {
    name: 'filtered + totalCount',
    as: 'KEY',
    document:
      '{ filings(states: [IN_REVIEW], first: 20) { totalCount edges { node { id state submittedAt subject { subjectNumber nature } } } } }',
    peers: ['mercurius', 'postgraphile'],
    variables: 'NONE',
  },
  {
    name: 'desk counts (five)',
    as: 'KEY',
    document: `{ ${[
      counted('waiting', 'IN_REVIEW'),
      counted('returned', 'RETURNED'),
      counted('originals', 'AWAITING_ORIGINALS'),
      counted('authority', 'AT_AUTHORITY'),
      counted('refused', 'REFUSED'),
    ].join(' ')} }`,
    peers: ['mercurius'],
    variables: 'NONE',
  },
  {
    name: 'search by domain',
    as: 'KEY',
    document:
      'query ($search: String) { filings(search: $search, first: 20) { edges { node { id state websites { domains } } } } }',
    peers: ['mercurius'],
    variables: 'DOMAIN',
  },
  {
    name: 'saveFilingDetails',
    expects: 'SaveFilingDetailsSuccess',
    as: 'APPLICANT',
    document: `mutation ($input: SaveFilingDetailsInput!) { saveFilingDetails(input: $input) {
      __typename ... on SaveFilingDetailsSuccess { filing { id version } } } }`,
    peers: ['mercurius'],
    variables: 'DRAFT',
  },
  { name: 'DeskQueue', as: 'STAFF', operation: 'DeskQueue', peers: [], variables: 'QUEUE' },
  { name: 'DeskCounts', as: 'STAFF', operation: 'DeskCounts', peers: [], variables: 'COUNTS' },
  { name: 'DeskFiling', as: 'STAFF', operation: 'DeskFiling', peers: [], variables: 'REVIEWED' },
  { name: 'Filing (the form)', as: 'APPLICANT', operation: 'Filing', peers: [], variables: 'DRAFT' },
  {
    name: 'determineFilingType',
    expects: 'AccessPossible',
    as: 'APPLICANT',
    document:
      'mutation ($input: DetermineFilingTypeInput!) { determineFilingType(input: $input) { __typename ... on AccessPossible { determinationId } } }',
    peers: [],
    variables: 'COMPANY',
  },
];
