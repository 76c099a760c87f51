// Takes the place of urql's GraphQL parser and printer in the bundle: our documents are written by hand, sent as they
// are or by their hash, and never changed on the way, so nothing of them but kind and name has to be read.

type Location = { source: { body: string; name: string } };

type OperationNode = {
  kind: 'OperationDefinition';
  operation: 'query' | 'mutation' | 'subscription';
  name: { kind: 'Name'; value: string };
};

export type Document = { kind: 'Document'; definitions: OperationNode[]; loc: Location };

/** Kinds of nodes, as far as urql asks for them. */
export const Kind = {
  DOCUMENT: 'Document',
  OPERATION_DEFINITION: 'OperationDefinition',
  FRAGMENT_DEFINITION: 'FragmentDefinition',
  FIELD: 'Field',
  NAME: 'Name',
} as const;

/** Kind and name of the one operation in a document. */
export const parse = (body: string): Document => {
  const [, operation = 'query', value = ''] = /(query|mutation|subscription)\s+(\w+)/.exec(body) ?? [];
  const node: OperationNode = {
    kind: 'OperationDefinition',
    operation: operation as OperationNode['operation'],
    name: { kind: 'Name', value },
  };
  return { kind: 'Document', definitions: [node], loc: { source: { body, name: 'gql' } } };
};

/** The document as it was written. */
export const print = (document: Document): string => document.loc.source.body;

/** An error of an answer, with the members urql and we read. */
export class GraphQLError extends Error {
  constructor(
    message: string,
    readonly nodes?: unknown,
    readonly source?: unknown,
    readonly positions?: unknown,
    readonly path?: unknown,
    readonly originalError?: unknown,
    readonly extensions: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'GraphQLError';
  }
}
