import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { projectRoot } from '../../prisma/root.ts';
import { companyOf } from '../../server/rehearsal/walk/company.ts';
import { Caller } from '../testkit/caller.ts';
import { agreementTo } from '../testkit/consents.ts';
import { addressOf, type World } from './rows/world.ts';
import type { Peer, Shape } from './shapes.ts';

/** A request as it is sent; one that names a version goes on with the one it is told. */
export type Request = { headers: Record<string, string>; body: string; versioned?: true };

const SETS = 400;
const DRAFTS = 96;
/** Companies that nothing is filed for. */
const UNFILED = 900_000;

const PLAIN = `rowId kind state version createdAt submittedAt subjectNumber nature
  filingWebsitesByFilingId(orderBy: POSITION_ASC) { nodes { rowId position websiteNumber filedName domains result } }`;

/** PostGraphile has documents of its own for the same questions. */
const POSTGRAPHILE: Readonly<Record<string, string>> = {
  '`{__typename}`': '{ __typename }',
  'one filing, plain': `query ($id: String!) { filingByRowId(rowId: $id) { ${PLAIN} } }`,
  'list of 20 with children': `query ($providerId: String!) { allFilings(first: 20, orderBy: ROW_ID_DESC, condition: { providerId: $providerId, mode: TEST }) {
    nodes { ${PLAIN} } pageInfo { hasNextPage } } }`,
  'filtered + totalCount': `query ($providerId: String!) { allFilings(first: 20, orderBy: ROW_ID_DESC,
    condition: { providerId: $providerId, mode: TEST, state: IN_REVIEW }) { totalCount nodes { rowId state submittedAt subjectNumber nature } } }`,
};

type Draft = { id: string; version: number; websiteId: string };
type Reviewed = { id: string; domain: string };

/** Everything that requests are made of: rows of the database, and sessions. */
export type Facts = {
  readonly filings: readonly Reviewed[];
  readonly reviewed: readonly Reviewed[];
  readonly drafts: readonly (Draft & { token: string })[];
  readonly staffToken: string;
};

const STAFF = `mutation ($input: CreateStaffSessionInput!) { createStaffSession(input: $input) { ... on CreateStaffSessionSuccess { token } } }`;
const APPLICANT = `mutation ($input: CreateApplicantSessionInput!) { createApplicantSession(input: $input) { ... on CreateApplicantSessionSuccess { token } } }`;

export async function factsOf(database: string, world: World, url: string): Promise<Facts> {
  const { providerId, mode, secretKey } = world.main;
  const client = new pg.Client({ connectionString: addressOf(database) });
  await client.connect();
  const filingsIn = async (states: string): Promise<Reviewed[]> =>
    (
      await client.query<Reviewed>(
        `SELECT f.id, w.domains[1] AS domain FROM "Filing" f JOIN "FilingWebsite" w ON w."filingId" = f.id
         WHERE f."providerId" = $1 AND f.mode = $2::"Mode" AND f.state IN (${states}) ORDER BY md5(f.id) LIMIT ${SETS}`,
        [providerId, mode],
      )
    ).rows;
  const filings = await filingsIn(`'APPROVED', 'IN_REVIEW', 'REFUSED'`);
  const reviewed = await filingsIn(`'IN_REVIEW'`);
  const { rows: drafts } = await client.query<Draft>(
    `SELECT f.id, f.version, w.id AS "websiteId" FROM "Filing" f
     JOIN "FilingWebsite" w ON w."filingId" = f.id
     WHERE f."providerId" = $1 AND f.mode = $2::"Mode" AND f.state = 'DRAFT' ORDER BY md5(f.id) LIMIT ${DRAFTS}`,
    [providerId, mode],
  );
  await client.end();
  const caller = new Caller(url.replace(/\/graphql$/, ''), { token: secretKey });
  const minted = async (document: string, input: object): Promise<string> =>
    Object.values(await caller.query<Record<string, { token: string }>>(document, { input }))[0]?.token ?? '';
  const withTokens: (Draft & { token: string })[] = [];
  for (const draft of drafts) {
    const { filing } = await caller.query<{ filing: { applicant: { externalRef: string } } }>(
      'query ($id: ID!) { filing(id: $id) { applicant { externalRef } } }',
      { id: draft.id },
    );
    const token = await minted(APPLICANT, { externalRef: filing.applicant.externalRef });
    withTokens.push({ ...draft, token });
    // Whoever asks which filing it is has agreed to the data being processed.
    await caller
      .with({ token, backendKey: secretKey })
      .succeed('grantConsent', agreementTo('FILING', new Date()));
  }
  return {
    filings,
    reviewed,
    drafts: withTokens,
    staffToken: await minted(STAFF, { externalRef: 'bench', displayName: '王初审' }),
  };
}

/** The same facts with the versions that the drafts have now: a save makes another. */
export async function withVersions(database: string, facts: Facts): Promise<Facts> {
  const client = new pg.Client({ connectionString: addressOf(database) });
  await client.connect();
  const { rows } = await client.query<{ id: string; version: number }>(
    'SELECT id, version FROM "Filing" WHERE id = ANY ($1)',
    [facts.drafts.map(({ id }) => id)],
  );
  await client.end();
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  return {
    ...facts,
    drafts: facts.drafts.map((draft) => ({ ...draft, version: versions.get(draft.id) ?? draft.version })),
  };
}

const operations = Object.entries(
  JSON.parse(readFileSync(join(projectRoot, 'dist/widget/operations.json'), 'utf8')) as Record<
    string,
    string
  >,
);

function asked({ document, operation }: Shape): object {
  if (document !== undefined) return { query: document };
  const [sha256Hash] =
    operations.find(([, text]) => new RegExp(`^(query|mutation) ${operation ?? ''}\\b`).test(text)) ?? [];
  if (sha256Hash === undefined) throw new Error(`no operation ${operation ?? ''}: npm run build`);
  return { extensions: { persistedQuery: { version: 1, sha256Hash } } };
}

const DESK = {
  waiting: ['IN_REVIEW'],
  returned: ['RETURNED', 'SMS_LAPSED'],
  originals: ['AWAITING_ORIGINALS'],
  authority: ['QUEUED', 'AWAITING_SMS', 'AT_AUTHORITY'],
  done: ['APPROVED', 'REFUSED', 'ABANDONED'],
};

function variablesOf({ variables }: Shape, { filings, reviewed, drafts }: Facts): object[] {
  switch (variables) {
    case 'NONE':
      return [{}];
    case 'FILING':
      return filings.map(({ id }) => ({ id }));
    case 'REVIEWED':
      return reviewed.map(({ id }) => ({ id }));
    case 'DOMAIN':
      return filings.map(({ domain: search }) => ({ search }));
    case 'QUEUE':
      return [{ states: ['IN_REVIEW'], order: 'LONGEST_WAITING', first: 20 }];
    case 'COUNTS':
      return [DESK];
    case 'DRAFT':
      return drafts.map(({ id }) => ({ id }));
    case 'COMPANY':
      return drafts.map((_, at) => ({ input: companyOf(UNFILED + at).type }));
  }
}

/** What an applicant types again, with a word changed. */
const detailsOf = ({ id, version, websiteId }: Draft, at: number): object => ({
  input: {
    filingId: id,
    expectedVersion: version,
    details: companyOf(UNFILED + at).details([websiteId]),
  },
});

/** The requests of a shape, as a contestant takes them. */
export function requestsOf(shape: Shape, contestant: Peer | 'jieru', world: World, facts: Facts): Request[] {
  const saves = shape.name === 'saveFilingDetails';
  const sets = saves ? facts.drafts.map(detailsOf) : variablesOf(shape, facts);
  const own = contestant === 'postgraphile' ? { query: POSTGRAPHILE[shape.name] } : asked(shape);
  const { providerId, secretKey } = world.main;
  return sets.map((variables, at) => {
    const given =
      contestant === 'postgraphile' &&
      !('id' in variables) &&
      shape.variables === 'NONE' &&
      shape.name !== '`{__typename}`'
        ? { providerId }
        : variables;
    const token = {
      KEY: secretKey,
      STAFF: facts.staffToken,
      APPLICANT: contestant === 'jieru' ? (facts.drafts[at % facts.drafts.length]?.token ?? '') : secretKey,
    }[shape.as];
    // The provider's own server may ask for a session whatever it likes.
    const vouched = shape.as !== 'KEY' && contestant === 'jieru' && shape.document !== undefined;
    return {
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        'accept-language': 'en',
        ...(vouched ? { 'x-jieru-key': secretKey } : {}),
      },
      body: JSON.stringify({ ...own, variables: given }),
      ...(saves ? { versioned: true as const } : {}),
    };
  });
}
