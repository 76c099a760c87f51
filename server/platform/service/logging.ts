import { pino, type DestinationStream, type LogFn, type Logger as PinoLogger } from 'pino';
import { newUlid } from '../ids.ts';
import { firstLine } from '../../../prisma/startup-error.ts';

export type Logger = PinoLogger;

/** Names under which nothing is ever printed, at the top of a log line or one level down. */
const SECRET_NAMES = [
  ...['authorization', 'cookie', 'token', 'secret', 'password', 'masterKey', 'databaseUrl', 'key'],
  ...['body', 'variables', 'headers', 'input', 'personal', 'form', 'query'],
  ...['phone', 'mobile', 'email', 'address', 'certificateNumber', 'fullName'],
];

const paths = SECRET_NAMES.flatMap((name) => [name, `*.${name}`]);

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Method and path of a request; neither the query string nor a header nor the body, all of which may name a person. */
const request = (value: unknown): object => {
  const { method, url } = asRecord(value);
  const text = typeof url === 'string' ? url : '';
  const path = URL.canParse(text) ? new URL(text).pathname : text.split('?', 1)[0];
  return { method, path };
};

const response = (value: unknown): object => {
  const { statusCode, status } = asRecord(value);
  return { status: statusCode ?? status };
};

/** Where an error arose and what kind it is. Only its first line: a driver's later lines quote statements and values. */
const failure = (value: unknown): object => {
  if (!(value instanceof Error)) return { message: typeof value === 'string' ? value : typeof value };
  const { code } = asRecord(value);
  return {
    type: value.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    message: firstLine(value),
    at: value.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim()),
    ...(value.cause instanceof Error ? { cause: failure(value.cause) } : {}),
  };
};

/** Without a text of its own pino would print the whole message of an error, quoted values included. */
const withOwnText = (first: unknown, second: unknown): [unknown, unknown] => {
  if (first instanceof Error) return [{ err: first }, second ?? firstLine(first)];
  const { err } = asRecord(first);
  return [first, second ?? (err instanceof Error ? firstLine(err) : undefined)];
};

export type LoggerOptions = { level: string; destination?: DestinationStream };

/** The service's log: one JSON object per line, without personal data, credentials, bodies or query strings. */
export const createLogger = ({ level, destination }: LoggerOptions): Logger => {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths, censor: '[kept out]' },
    hooks: {
      logMethod(this: Logger, [first, second, ...rest]: unknown[], method: LogFn) {
        Reflect.apply(method, this, [...withOwnText(first, second), ...rest]);
      },
    },
    serializers: { req: request, res: response, err: failure, error: failure },
  };
  return destination ? pino(options, destination) : pino(options);
};

const FOREIGN_ID = /^[A-Za-z0-9_-]{8,64}$/;

/** Id by which a request is found in the log; one given by a proxy is kept when it looks like an id. */
export const requestIdFrom = (given: string | null | undefined): string =>
  given && FOREIGN_ID.test(given) ? given : `req_${newUlid().toLowerCase()}`;
