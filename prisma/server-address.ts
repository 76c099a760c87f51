import { errorCode, firstLine, StartupError } from './startup-error.ts';

/** A parsed DATABASE_URL; `label` names the server without user or password, `setting` the variable it came from. */
export type ServerAddress = {
  url: string;
  label: string;
  setting: string;
  /** The address itself says that a pooler in transaction mode answers (`pgbouncer=true`). */
  pooled: boolean;
  /** Connections at most, where the address says so (`connection_limit`). */
  poolSize: number | undefined;
};

/** Parameters that only Prisma's own drivers know; a server would refuse them. */
const OF_PRISMA = ['pgbouncer', 'schema', 'connection_limit', 'pool_timeout'];
const ONLY_SCHEMA = 'public';

/**
 * Reads the address of a PostgreSQL database.
 * @throws StartupError when it is none, or names a schema other than public
 */
export function parseServerAddress(text: string, setting = 'DATABASE_URL'): ServerAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['postgresql:', 'postgres:'].includes(url.protocol) || url.pathname.length < 2) {
    throw new StartupError(`${setting} must read postgresql://user:password@host:port/database.`);
  }
  const schema = url.searchParams.get('schema');
  if (schema !== null && schema !== ONLY_SCHEMA) throw otherSchema(setting, schema);
  const pooled = url.searchParams.get('pgbouncer') === 'true';
  const limit = Number(url.searchParams.get('connection_limit'));
  for (const key of OF_PRISMA) url.searchParams.delete(key);
  const host = url.hostname || url.searchParams.get('host') || 'localhost';
  return {
    url: url.href,
    label: `${host}:${url.port || '5432'}${url.pathname}`,
    setting,
    pooled,
    poolSize: Number.isInteger(limit) && limit > 0 ? limit : undefined,
  };
}

/** The tables lie in one place: a schema that is dropped in silence would mix installations. */
export const otherSchema = (setting: string, schema: string): StartupError =>
  new StartupError(
    `${setting} leads to the schema ${schema}; tables are kept in ${ONLY_SCHEMA} only: give the service a database of its own (CREATE DATABASE) and leave schema and search_path out.`,
  );

const UNKNOWN_SIGNER =
  'its certificate is not signed by anybody this machine trusts; add sslrootcert=/path/to/ca.pem, or sslmode=no-verify where nobody can stand in between';

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'the host name is unknown',
  EAI_AGAIN: 'the host name cannot be looked up now',
  ETIMEDOUT: 'it does not answer',
  ECONNRESET: 'it closed the connection',
  DEPTH_ZERO_SELF_SIGNED_CERT: UNKNOWN_SIGNER,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_SIGNER,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_SIGNER,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_SIGNER,
  ERR_TLS_CERT_ALTNAME_INVALID:
    'its certificate is for another name than the one in the address; use that name',
  CERT_HAS_EXPIRED: 'its certificate has ended; renew it there',
  '28P01': 'the password is wrong',
  '28000': 'the user may not connect',
  '3D000': 'the database does not exist',
  '53300': 'it has too many connections',
  '57P03': 'it is starting up',
};

const UNSUPPORTED = /unsupported startup parameter(?: in options)?:? *(\S+)/i;

/** Why a server did not let us in, in one line without the password. */
export const unreachable = (address: ServerAddress, error: unknown): StartupError => {
  const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const code = errorCode(inner) ?? errorCode(error);
  const line = firstLine(inner);
  const parameter = UNSUPPORTED.exec(line)?.[1];
  const reason = parameter
    ? `its pooler does not pass on the start-up parameter ${parameter}; take it out of the address, or name it in the pooler's ignore_startup_parameters`
    : ((code ? REASONS[code] : undefined) ?? (/timeout/i.test(line) ? REASONS['ETIMEDOUT'] : line));
  return new StartupError(
    `The database at ${address.label} (${address.setting}) cannot be reached: ${reason}.`,
  );
};
