import { GraphQLError, Kind } from 'graphql';
import { builder } from './builder.ts';

const instant = (value: unknown): Date => {
  const date = typeof value === 'string' ? new Date(value) : value;
  if (!(date instanceof Date) || Number.isNaN(date.getTime()))
    throw new GraphQLError('DateTime must be an ISO 8601 instant');
  return date;
};

builder.scalarType('DateTime', {
  description: 'An instant, ISO 8601 in UTC.',
  serialize: (value) => instant(value).toISOString(),
  parseValue: instant,
  parseLiteral: (node) => instant(node.kind === Kind.STRING ? node.value : null),
});

const calendarDate = (value: unknown): string => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value)))
    throw new GraphQLError('Date must be YYYY-MM-DD');
  return value;
};

builder.scalarType('Date', {
  description: 'A calendar date in China, YYYY-MM-DD.',
  serialize: calendarDate,
  parseValue: calendarDate,
  parseLiteral: (node) => calendarDate(node.kind === Kind.STRING ? node.value : null),
});

builder.scalarType('FieldRules', {
  description:
    'The rules of single fields as plain data, read by the shared validation that form and server run.',
  serialize: (value) => value,
});
