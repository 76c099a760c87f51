import { badRequest } from '../refusal.ts';

/** What a request asks to run, checked for shape only. */
export type Params = {
  readonly query: string | null;
  readonly persisted: string | null;
  readonly operationName: string | null;
  readonly variables: Record<string, unknown>;
};

const KNOWN: readonly string[] = ['query', 'variables', 'operationName', 'extensions'];

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function optional<T>(value: unknown, fits: (value: unknown) => value is T): T | null {
  if (value === undefined || value === null) return null;
  if (!fits(value)) throw badRequest('PARAMETER_TYPES');
  return value;
}

const isString = (value: unknown): value is string => typeof value === 'string';

/** The digest of a persisted operation, as Apollo's protocol has it. */
function persistedIn(extensions: Plain | null): string | null {
  const asked = extensions?.['persistedQuery'];
  if (!isPlain(asked) || asked['version'] !== 1) return null;
  return isString(asked['sha256Hash']) ? asked['sha256Hash'] : null;
}

/** @throws GraphQLError naming what is wrong, never what was sent */
export function readParams(sent: unknown): Params {
  if (!isPlain(sent)) throw badRequest('PARAMETERS_MISSING');
  if (Object.keys(sent).some((name) => !KNOWN.includes(name) && sent[name] != null))
    throw badRequest('PARAMETER_UNKNOWN');
  const query = optional(sent['query'], isString);
  const operationName = optional(sent['operationName'], isString);
  const variables = optional(sent['variables'], isPlain) ?? {};
  const persisted = persistedIn(optional(sent['extensions'], isPlain));
  if (!query && persisted === null) throw badRequest('QUERY_MISSING');
  return { query: query || null, persisted, operationName, variables };
}
