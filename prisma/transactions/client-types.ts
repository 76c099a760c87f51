import pg from 'pg';
import { Prisma } from '../generated/client/client.ts';

/*
 * What the client makes of a column's type, where it is not what the driver makes of it.
 */

type Parse = (text: string) => unknown;

const OIDS = {
  BIGINT: 20,
  NUMERIC: 1700,
  DATE: 1082,
  TIMESTAMP: 1114,
  TIMESTAMPTZ: 1184,
  BIGINTS: 1016,
  NUMERICS: 1231,
  TEXTS: 1009,
} as const;

/** What the driver makes of a type, of which it knows more than its types have names for. */
const ofDriver = pg.types.getTypeParser as (oid: number, format?: string) => unknown;
const timeOf = ofDriver(OIDS.TIMESTAMPTZ) as Parse;
const listOf = ofDriver(OIDS.TEXTS) as Parse;
const listed =
  (parse: Parse): Parse =>
  (text) =>
    (listOf(text) as (string | null)[]).map((one) => (one === null ? null : parse(one)));

const bigint: Parse = (text) => BigInt(text);
const decimal: Parse = (text) => new Prisma.Decimal(text);

const PARSERS: Readonly<Record<number, Parse | undefined>> = {
  [OIDS.BIGINT]: bigint,
  [OIDS.BIGINTS]: listed(bigint),
  [OIDS.NUMERIC]: decimal,
  [OIDS.NUMERICS]: listed(decimal),
  [OIDS.DATE]: (text) => new Date(text),
  // Sessions are in UTC.
  [OIDS.TIMESTAMP]: (text) => timeOf(`${text}+00`),
};

export const clientTypes = {
  getTypeParser: (oid: number, format?: string): unknown =>
    (format !== 'binary' && PARSERS[oid]) || ofDriver(oid, format),
} as pg.CustomTypesConfig;
