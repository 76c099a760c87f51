import { errorCode, firstLine, StartupError } from './startup-error.ts';

/** A parsed DATABASE_URL; `label` names the server without user or password. */
export type ServerAddress = { url: string; label: string; pooled: boolean };

/**
 * Reads DATABASE_URL. Sessions run in UTC because the Prisma adapter sends times without a zone.
 * @throws StartupError when it is not the address of a PostgreSQL database.
 */
export function parseServerAddress(databaseUrl: string): ServerAddress {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined;
  if (!url || !['postgresql:', 'postgres:'].includes(url.protocol) || url.pathname.length < 2) {
    throw new StartupError('DATABASE_URL must read postgresql://user:password@host:port/database.');
  }
  const pooled = url.searchParams.get('pgbouncer') === 'true';
  // Parameters that only Prisma's own drivers know; the server would refuse them.
  for (const key of ['pgbouncer', 'schema', 'connection_limit', 'pool_timeout']) url.searchParams.delete(key);
  const options = url.searchParams.get('options');
  url.searchParams.set('options', [options, '-c TimeZone=UTC'].filter(Boolean).join(' '));
  const host = url.hostname || url.searchParams.get('host') || 'localhost';
  return { url: url.href, label: `${host}:${url.port || '5432'}${url.pathname}`, pooled };
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'the host name is unknown',
  EAI_AGAIN: 'the host name cannot be looked up now',
  ETIMEDOUT: 'it does not answer',
  ECONNRESET: 'it closed the connection',
  '28P01': 'the password is wrong',
  '28000': 'the user may not connect',
  '3D000': 'the database does not exist',
  '53300': 'it has too many connections',
  '57P03': 'it is starting up',
};

/** Why a server did not let us in, in one line without the password. */
export const unreachable = (address: ServerAddress, error: unknown): StartupError => {
  const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const code = errorCode(inner) ?? errorCode(error);
  const line = firstLine(inner);
  const reason = (code && REASONS[code]) ?? (/timeout/i.test(line) ? REASONS.ETIMEDOUT : line);
  return new StartupError(`The database at ${address.label} (DATABASE_URL) cannot be reached: ${reason}.`);
};
