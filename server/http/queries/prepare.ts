import {
  GraphQLError,
  Kind,
  NoFragmentCyclesRule,
  validate,
  type DocumentNode,
  type OperationDefinitionNode,
  type ValidationRule,
} from 'graphql';
import { schema } from '../../../schema/api/schema.ts';
import { read } from './bounds.ts';
import { assertFew, assertOfSize } from './measure.ts';
import { lookedAt, withFitLiterals, type LookedAt } from './texts.ts';

/** One of a document's operations. */
export type PreparedOperation = {
  /** The variables that the shell looks at. */
  readonly lookedAt: LookedAt;
  /** The operation alone, with the document's fragments, as it is priced. */
  readonly alone: DocumentNode;
};

/** A document that was read and found to fit the contract. Nothing in it depends on the variables of a request. */
export type Prepared = {
  readonly text: string;
  readonly document: DocumentNode;
  readonly operations: ReadonlyMap<OperationDefinitionNode, PreparedOperation>;
  /** Whether it asks for the schema's description. */
  readonly describes: boolean;
  /** Tokens of the text: what keeping it costs. */
  readonly tokens: number;
};

/** Faults told at once; the rest comes when these are mended. */
const MOST_FAULTS = 5;

const faulty = (code: string, error: GraphQLError): GraphQLError =>
  new GraphQLError(error.message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    extensions: { code, ...error.extensions, http: { status: 400, spec: true, ...httpOf(error) } },
  });

const httpOf = ({ extensions }: GraphQLError): object =>
  typeof extensions.http === 'object' ? extensions.http : {};

function readWell(text: string): DocumentNode {
  try {
    return read(text);
  } catch (error) {
    throw error instanceof GraphQLError ? faulty('GRAPHQL_PARSE_FAILED', error) : error;
  }
}

/** Several at once, as Yoga takes them. */
class Faults extends AggregateError {}

function assertValid(
  document: DocumentNode,
  options: { hideSuggestions: boolean },
  rules?: readonly ValidationRule[],
): void {
  const faults = validate(schema, document, rules, { maxErrors: MOST_FAULTS, ...options });
  if (faults.length > 0) throw new Faults(faults.map((one) => faulty('GRAPHQL_VALIDATION_FAILED', one)));
}

/**
 * Reads, measures and checks a document, in this order: each step costs more and is asked of less.
 * @throws GraphQLError, or several of them in an AggregateError
 */
export function prepare(text: string, options = { hideSuggestions: false }): Prepared {
  const written = readWell(text);
  assertFew(written);
  assertValid(written, options, [NoFragmentCyclesRule]);
  const { describes } = assertOfSize(written);
  assertValid(written, options);
  const document = withFitLiterals(written);
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const operations = document.definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION
      ? [
          [
            one,
            { lookedAt: lookedAt(document, one), alone: { ...document, definitions: [one, ...fragments] } },
          ] as const,
        ]
      : [],
  );
  return { text, document, operations: new Map(operations), describes, tokens: countOf(written) };
}

function countOf({ loc }: DocumentNode): number {
  let tokens = 0;
  for (let token = loc?.startToken.next; token; token = token.next) tokens += 1;
  return tokens;
}
