import type { PrepareRulesQuery, PrepareRulesQueryVariables } from '../../schema/client/operations.ts';
import { currentLocale } from '../kit/words/words.ts';
import { prepareRules } from './rules.graphql.ts';

type Asked = PrepareRulesQueryVariables;
export type Told = NonNullable<PrepareRulesQuery['province']>;
export type Note = Told['rules']['notes'][number];

type Service = { readonly endpoint: string; readonly publishableKey: string };

/**
 * Asks the service, with the page's key alone: nobody is logged in.
 * @throws Error where the service gives no plain answer
 */
export async function askRules({ endpoint, publishableKey }: Service, variables: Asked): Promise<Told> {
  const sha256Hash = await prepareRules.hash();
  const response = await fetch(endpoint, {
    method: 'POST',
    credentials: 'omit',
    headers: {
      accept: 'application/graphql-response+json, application/json',
      'content-type': 'application/json',
      'x-jieru-key': publishableKey,
      'accept-language': currentLocale(),
      'x-graphql-yoga-csrf': '1',
    },
    body: JSON.stringify({
      operationName: prepareRules.name,
      variables,
      ...(sha256Hash
        ? { extensions: { persistedQuery: { version: 1, sha256Hash } } }
        : { query: prepareRules.text }),
    }),
  });
  const { data } = (await response.json()) as { data?: PrepareRulesQuery | null };
  if (!data?.province) throw new Error(`The service answered ${response.status} without rules.`);
  return data.province;
}

/** What has come and gone between two days; a rule that says something else now has done both. */
export function changesIn({ rules, earlier }: Told): { came: readonly Note[]; went: readonly Note[] } {
  const said = ({ key, text }: Note): string => `${key} ${text}`;
  const [now, before] = [rules.notes, earlier.notes].map((notes) => new Set(notes.map(said)));
  return {
    came: rules.notes.filter((note) => !before?.has(said(note))),
    went: earlier.notes.filter((note) => !now?.has(said(note))),
  };
}
