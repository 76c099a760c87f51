import { GraphQLError, Kind, type ValueNode } from 'graphql';
import { builder } from './builder.ts';

/** What is wrong with a value in a document is told with its place. */
export function atNode<T>(node: ValueNode, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof GraphQLError ? new GraphQLError(error.message, { nodes: node }) : error;
  }
}

/** What every database and every client can hold. */
const FIRST_YEAR = 1;
const LAST_YEAR = 9999;

const instant = (value: unknown): Date => {
  const date = typeof value === 'string' ? new Date(value) : value;
  if (!(date instanceof Date) || Number.isNaN(date.getTime()))
    throw new GraphQLError('DateTime must be an ISO 8601 instant');
  return date;
};

const givenInstant = (value: unknown): Date => {
  const date = instant(value);
  const year = date.getUTCFullYear();
  if (year < FIRST_YEAR || year > LAST_YEAR)
    throw new GraphQLError(`DateTime must lie in the years ${FIRST_YEAR} to ${LAST_YEAR}`);
  return date;
};

builder.scalarType('DateTime', {
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time',
  description: `A date and time of the years ${FIRST_YEAR} to ${LAST_YEAR}, in the form of ISO 8601 and in UTC, e.g. \`2026-11-24T02:30:00.000Z\`.`,
  serialize: (value) => instant(value).toISOString(),
  parseValue: givenInstant,
  parseLiteral: (node) => atNode(node, () => givenInstant(node.kind === Kind.STRING ? node.value : null)),
});

const calendarDate = (value: unknown): string => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value))
    throw new GraphQLError('Date must be YYYY-MM-DD');
  return value;
};

/** A day of the calendar: 30 February is none, and a year 0 no database has. */
const givenDate = (value: unknown): string => {
  const text = calendarDate(value);
  const day = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text || text.startsWith('0000'))
    throw new GraphQLError('Date must be a day of the calendar, YYYY-MM-DD');
  return text;
};

builder.scalarType('Date', {
  specifiedByURL: 'https://scalars.graphql.org/andimarek/local-date',
  description: 'A calendar date in China (UTC+8), in the form `YYYY-MM-DD`, e.g. `2026-11-24`.',
  serialize: calendarDate,
  parseValue: givenDate,
  parseLiteral: (node) => atNode(node, () => givenDate(node.kind === Kind.STRING ? node.value : null)),
});

builder.scalarType('JSON', {
  description: 'Any JSON value: an object, a list, a string, a number, a boolean or null.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
  serialize: (value) => value,
});

builder.scalarType('FieldRules', {
  description:
    'The rules for single fields of a filing, as a JSON object. The form checks what is typed by the same rules as the server.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
  serialize: (value) => value,
});
