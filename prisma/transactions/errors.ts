import { DriverAdapterError } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { Prisma } from '../generated/client/client.ts';

/** The client's names for errors of the database; the last is its name for any other. */
const CODES: Readonly<Record<string, string | undefined>> = {
  '23505': 'P2002',
  '23503': 'P2003',
  '23502': 'P2011',
  '40001': 'P2034',
  '40P01': 'P2034',
};
const ANOTHER = 'P2010';
const NOT_IN_TIME = 'P2028';

const clientVersion = Prisma.prismaVersion.client;

/** The same error as the client words it, without the values that PostgreSQL repeats in its details. */
export function asClientError(error: unknown, modelName?: string): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  const { code = '', message, severity = '', column, hint } = error;
  const cause = { kind: 'postgres', code, severity, message, detail: undefined, column, hint } as const;
  return new Prisma.PrismaClientKnownRequestError(message, {
    code: CODES[code] ?? ANOTHER,
    clientVersion,
    meta: {
      ...(modelName ? { modelName } : {}),
      driverAdapterError: new DriverAdapterError({ ...cause, originalCode: code, originalMessage: message }),
    },
  });
}

/** A transaction that took too long. */
export const notInTime = (timeoutMs: number): Error =>
  new Prisma.PrismaClientKnownRequestError(`the transaction took longer than ${timeoutMs} ms`, {
    code: NOT_IN_TIME,
    clientVersion,
  });
