import { randomUUID } from 'node:crypto';

/** What the API answered when it was no success. */
export class RehearsalFailure extends Error {}

export type Api = {
  /** Runs an operation; a top-level error fails. */
  run<T>(document: string, variables?: object): Promise<T>;
  /** Runs a mutation with one field and `input`; anything but `<Name>Success` fails with all it says. */
  mutate<T>(name: string, selection: string, input: object): Promise<T>;
};

const ERROR_SELECTION = `
  ... on Error { __typename code message }
  ... on ValidationError { issues { path code message } }`;

/** A plain client of the GraphQL API, as a provider's server would write one; for somebody's session with its own key beside it. */
export function createApi(endpoint: string, token: string, backendKey?: string): Api {
  const run: Api['run'] = async <T>(query: string, variables: object = {}): Promise<T> => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        ...(backendKey === undefined ? {} : { 'x-jieru-key': backendKey }),
        'accept-language': 'en',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as { data?: T; errors?: { message: string; extensions?: object }[] };
    if (body.errors || !body.data)
      throw new RehearsalFailure(`${response.status} ${JSON.stringify(body.errors ?? body)}`);
    return body.data;
  };
  return {
    run,
    mutate: async <T>(name: string, selection: string, input: object): Promise<T> => {
      const type = name.slice(0, 1).toUpperCase() + name.slice(1);
      const document = `mutation Rehearse($input: ${type}Input!) { ${name}(input: $input) { __typename ${selection} ${ERROR_SELECTION} } }`;
      const data = await run<Record<string, T & { __typename: string }>>(document, { input });
      const answer = data[name];
      if (!answer || /Error$/.test(answer.__typename))
        throw new RehearsalFailure(`${name}: ${JSON.stringify(answer)}`);
      return answer;
    },
  };
}
