import { initGraphQLTada, type ResultOf, type TadaDocumentNode } from 'gql.tada';
import { print } from 'graphql';
import type { introspection } from './contract.d.ts';

/*
 * A program of a provider’s backend: it mints a session for an account, then lists the account’s filings page by page. Each document is
 * typed by the contract, and the errors of a union are told apart.
 *
 *   JIERU_URL=http://127.0.0.1:4000 JIERU_KEY=sk_test_… npx tsx list-filings.ts account-4711
 */

const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: {
    DateTime: string;
    Date: string;
    JSON: unknown;
    Metadata: Record<string, string>;
    FieldRules: object;
  };
}>();

const MintSession = graphql(`
  mutation MintSession($externalRef: String!) {
    createApplicantSession(input: { externalRef: $externalRef }) {
      __typename
      ... on CreateApplicantSessionSuccess {
        applicantId
        expiresAt
      }
      ... on ValidationError {
        issues {
          path
          message
        }
      }
      ... on RateLimitedError {
        retryAfterSeconds
      }
    }
  }
`);

const Filings = graphql(`
  query Filings($applicantRef: String!, $after: String) {
    filings(applicantRef: $applicantRef, first: 2, after: $after) {
      edges {
        node {
          id
          state
          createdAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const { JIERU_URL = 'http://127.0.0.1:4000', JIERU_KEY = '' } = process.env;

async function ask<Result, Variables>(
  document: TadaDocumentNode<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const response = await fetch(`${JIERU_URL}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${JIERU_KEY}` },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Result; errors?: { message: string }[] };
  if (!data || errors) throw new Error(errors?.map(({ message }) => message).join(' ') ?? 'no data');
  return data;
}

/** Says in a line what came of the session, whichever member of the union it is. */
function told({ createApplicantSession: answer }: ResultOf<typeof MintSession>): string {
  switch (answer?.__typename) {
    case 'CreateApplicantSessionSuccess':
      return `session of ${answer.applicantId} until ${answer.expiresAt}`;
    case 'ValidationError':
      return answer.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n');
    case 'RateLimitedError':
      return `try again in ${answer.retryAfterSeconds} s`;
    default:
      return 'nothing was done';
  }
}

async function* filingsOf(applicantRef: string) {
  for (let after: string | null = null; ;) {
    const { filings }: ResultOf<typeof Filings> = await ask(Filings, { applicantRef, after });
    for (const { node } of filings.edges) if (node) yield node;
    if (!filings.pageInfo.hasNextPage) return;
    after = filings.pageInfo.endCursor;
  }
}

const account = process.argv[2] ?? '';
console.log(told(await ask(MintSession, { externalRef: account })));
for await (const { id, state, createdAt } of filingsOf(account)) console.log(`${id} ${state} ${createdAt}`);
