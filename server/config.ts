import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { StartupError } from '../prisma/startup-error.ts';
import { parseServerAddress } from '../prisma/server-address.ts';
import { isEmail } from '../schema/rules/email.ts';

const onOff = (name: string) =>
  z
    .enum(['on', 'off', 'true', 'false', '1', '0'], { error: `${name} must be on or off` })
    .transform((value) => ['on', 'true', '1'].includes(value));

const httpUrl = (name: string) =>
  z
    .string()
    .refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), {
      error: `${name} must be an http or https address such as https://filing.example.com`,
    })
    .transform((value) => value.replace(/\/+$/, ''));

const key = (name: string) =>
  z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9+/]{43}=$/, `${name} must be 32 bytes in base64 (openssl rand -base64 32)`)
    .transform((value) => Buffer.from(value, 'base64'));

const port = (name: string) => {
  const error = `${name} must be a number from 0 to 65535`;
  return z.coerce.number({ error }).int(error).min(0, error).max(65_535, error);
};

const smtpUrl = z
  .string()
  .refine((value) => URL.canParse(value) && /^smtps?:$/.test(new URL(value).protocol), {
    error: 'SMTP_URL must be smtp://user:password@host:587 or smtps://user:password@host:465',
  });

const sender = z.string().refine((value) => isEmail(/<([^<>]*)>\s*$/.exec(value)?.[1] ?? value.trim()), {
  error: 'MAIL_FROM must be an address such as filing@example.com or 备案中心 <filing@example.com>',
});

const recipients = z.string().refine((value) => value.split(',').every((each) => isEmail(each.trim())), {
  error: 'OPERATOR_MAIL must be one or more addresses such as ops@example.com,lead@example.com',
});

const MOST_PROXIES = 20;

/** An address in full or a network (CIDR): the library also reads `1.5` as an address. */
const isNetwork = (text: string): boolean => {
  const [address = ''] = text.split('/', 1);
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) return false;
  return !text.includes('/') || ipaddr.isValidCIDR(text);
};

/** `off`, `on` (one proxy), how many proxies stand before the service, or their addresses and networks. */
const trustedProxies = z
  .string()
  .default('off')
  .transform((value, context): number | readonly string[] => {
    if (['off', 'false', '0'].includes(value)) return 0;
    if (['on', 'true'].includes(value)) return 1;
    if (/^\d+$/.test(value) && Number(value) <= MOST_PROXIES) return Number(value);
    const listed = value.split(',').map((each) => each.trim());
    if (listed.every(isNetwork)) return listed;
    context.addIssue({
      code: 'custom',
      message:
        'TRUST_PROXY must be off, on, the number of proxies before the service, or their addresses or networks such as 10.0.0.0/8,192.168.1.7',
    });
    return z.NEVER;
  });

const networks = z
  .string()
  .default('')
  .transform((value) => value.split(',').flatMap((each) => each.trim() || []))
  .refine((values) => values.every((each) => ipaddr.isValid(each) || ipaddr.isValidCIDR(each)), {
    error: 'OUTGOING_ALLOW must list addresses or networks such as 10.0.0.0/8,192.168.1.7',
  });

/** `tcp://127.0.0.1:3310`, or `unix:///run/clamav/clamd.ctl`. */
const clamd = z.string().transform((value, context): Config['clamd'] => {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url?.protocol === 'unix:' && url.pathname.length > 1) return { path: decodeURIComponent(url.pathname) };
  if (url?.protocol === 'tcp:' && url.hostname !== '' && url.port !== '')
    return { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(url.port) };
  context.addIssue({
    code: 'custom',
    message: 'CLAMD must be tcp://127.0.0.1:3310 or unix:///run/clamav/clamd.ctl',
  });
  return z.NEVER;
});

/** `key=value,other=value`, each value with percent signs where it has to, as OpenTelemetry writes them. */
const headerList = z
  .string()
  .default('')
  .transform((value, context): Readonly<Record<string, string>> => {
    const pairs = value.split(',').flatMap((pair) => pair.trim() || []);
    try {
      return Object.fromEntries(
        pairs.map((pair) => {
          const [, name = '', text = ''] = /^([\w-]+)\s*=\s*(.*)$/.exec(pair) ?? [];
          if (name === '') throw new URIError();
          return [name, decodeURIComponent(text)];
        }),
      );
    } catch {
      context.addIssue({
        code: 'custom',
        // The value is a secret more often than not.
        message: 'OTEL_EXPORTER_OTLP_HEADERS must be pairs such as authorization=Bearer%20abc,x-scope=prod',
      });
      return z.NEVER;
    }
  });

const OTLP_PROTOCOLS = ['http/protobuf', 'http/json'] as const;
const SHARE = 'OTEL_TRACES_SAMPLER_ARG must be the share of traces that are kept, from 0 to 1';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

const environment = z.object({
  NODE_ENV: z.string().optional(),
  PORT: port('PORT').default(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: httpUrl('PUBLIC_URL')
    .refine((value) => /^(?:\/[\w-]+)*\/?$/.test(new URL(value).pathname) && !/[?#]/.test(value), {
      error:
        'PUBLIC_URL must be a host, or a path of one in letters, digits, - and _, such as https://filing.example.com or https://cloud.example.com/filing',
    })
    .optional(),
  DATABASE_URL: z.string().optional(),
  DATABASE_DIRECT_URL: z.string().optional(),
  DATABASE_POOL_SIZE: z.coerce
    .number({ error: 'DATABASE_POOL_SIZE must be a number from 2 to 500' })
    .int('DATABASE_POOL_SIZE must be a number from 2 to 500')
    .min(2, 'DATABASE_POOL_SIZE must be a number from 2 to 500')
    .max(500, 'DATABASE_POOL_SIZE must be a number from 2 to 500')
    .optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  MASTER_KEY: key('MASTER_KEY').optional(),
  PREVIOUS_MASTER_KEYS: z
    .string()
    .default('')
    .transform((value) => value.split(',').filter(Boolean))
    .pipe(z.array(key('PREVIOUS_MASTER_KEYS'))),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, { error: `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}` })
    .default('info'),
  STORAGE_URL: z
    .string()
    .refine((value) => URL.canParse(value) && /^(file|s3):$/.test(new URL(value).protocol), {
      error: 'STORAGE_URL must be file:///folder or s3://bucket/prefix?endpoint=…&region=…',
    })
    .optional(),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: sender.optional(),
  CLAMD: clamd.optional(),
  READ_PAPERS: onOff('READ_PAPERS').default(true),
  RDAP_URL: httpUrl('RDAP_URL').optional(),
  OUTGOING_ALLOW: networks,
  DEMO: onOff('DEMO').optional(),
  REHEARSAL: onOff('REHEARSAL').optional(),
  TRUST_PROXY: trustedProxies,
  OPERATOR_MAIL: recipients.optional(),
  OPERATOR_PROVIDER: z.string().min(1).optional(),
  METRICS_PORT: port('METRICS_PORT').optional(),
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl('OTEL_EXPORTER_OTLP_ENDPOINT').optional(),
  OTEL_EXPORTER_OTLP_HEADERS: headerList,
  OTEL_EXPORTER_OTLP_PROTOCOL: z
    .enum(OTLP_PROTOCOLS, { error: `OTEL_EXPORTER_OTLP_PROTOCOL must be ${OTLP_PROTOCOLS.join(' or ')}` })
    .default('http/protobuf'),
  OTEL_SERVICE_NAME: z.string().min(1).default('jieru'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number({ error: SHARE }).min(0, SHARE).max(1, SHARE).default(1),
});

/** What the environment says, checked; everything has a default that works on one machine. */
export type Config = {
  readonly production: boolean;
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Address under which browsers reach the service, without a slash at the end; derived from the port when not given. */
  readonly publicUrl: string | undefined;
  readonly databaseUrl: string | undefined;
  /** PostgreSQL's own address, where `databaseUrl` leads to a pooler in transaction mode: for the start-up lock and notifications. */
  readonly databaseDirectUrl: string | undefined;
  /** Connections to the server, at most; undefined takes `connection_limit` of the address, or 10. */
  readonly poolSize: number | undefined;
  /** Folder of everything kept on disk: embedded database, master key, files. */
  readonly dataDir: string;
  /** 32 bytes; when absent the key file in the data folder is used (server/master-key.ts). */
  readonly masterKey: Buffer | undefined;
  /** Former master keys, newest first: they still open what they sealed. */
  readonly previousMasterKeys: readonly Buffer[];
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** `s3://bucket/prefix?…` or `file:///folder`; undefined is a folder inside the data folder. */
  readonly storageUrl: string | undefined;
  /** Of the S3 store, as its tools name them; null when files lie on the disk. */
  readonly storageKeys: { readonly accessKeyId: string; readonly secretAccessKey: string } | null;
  /** How live mode sends mail, and from whom; null when it sends none. The URL holds a password. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null;
  /** The virus scanner that every uploaded file goes through; null when there is none. */
  readonly clamd: { readonly host: string; readonly port: number } | { readonly path: string } | null;
  /** Whether certificates are read by machine, in a process beside the service. */
  readonly readPapers: boolean;
  /** Private addresses or networks (CIDR) where a provider's own services may be called: face checks, text messages, webhooks. */
  /** RDAP service asked about domains of live mode; null where none is. */
  readonly rdapUrl: string | null;
  readonly outgoingAllow: readonly string[];
  /** Whether a demo provider with test keys and a demo host page are set up. */
  readonly demo: boolean;
  /** Whether the rehearsal authority answers test mode, and its pages are shown; in production only when asked for. */
  readonly rehearsal: boolean;
  /** Whose `X-Forwarded-For` is believed: so many proxies before the service, or those at these addresses and networks (CIDR). */
  readonly trustProxy: number | readonly string[];
  /** Who is told by mail of what needs a person; null where nobody is. */
  readonly operatorMail: string | null;
  /** Short name of the provider that operates the service, and so is told of what concerns all of it; null where it is nobody's. */
  readonly operatorProvider: string | null;
  /** Where Prometheus reads the metrics; null where nobody does. Port 0 takes any free one. */
  readonly metrics: { readonly port: number; readonly host: string } | null;
  /** The collector that traces go to, and which share of them; null where work is not followed. The headers hold secrets. */
  readonly tracing: {
    /** Without `/v1/traces`, which comes behind it. */
    readonly endpoint: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly protocol: (typeof OTLP_PROTOCOLS)[number];
    readonly serviceName: string;
    readonly share: number;
  } | null;
};

/** @throws StartupError when only one of the two is given. */
function mailOf(smtp: string | undefined, from: string | undefined): Config['mail'] {
  if (!smtp && !from) return null;
  if (!from) throw new StartupError('MAIL_FROM must be set together with SMTP_URL.');
  if (!smtp) throw new StartupError('SMTP_URL must be set together with MAIL_FROM.');
  return { smtpUrl: smtp, from };
}

/** @throws StartupError when there is no mail server to tell by */
function operatorMailOf({
  OPERATOR_MAIL: to,
  SMTP_URL: smtp,
}: z.output<typeof environment>): Config['operatorMail'] {
  if (to && !smtp) throw new StartupError('SMTP_URL and MAIL_FROM must be set together with OPERATOR_MAIL.');
  return to ?? null;
}

/** @throws StartupError when the store is an S3 one and a key is missing. */
function storageKeysOf(values: z.output<typeof environment>): Config['storageKeys'] {
  const { STORAGE_URL: url, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = values;
  if (!url?.startsWith('s3:')) return null;
  if (accessKeyId && secretAccessKey) return { accessKeyId, secretAccessKey };
  throw new StartupError(
    'STORAGE_URL names an S3 store; AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be set with it.',
  );
}

/** An empty variable means the same as an absent one: compose files and unit files write `KEY=`. */
const withoutEmpty = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));

/**
 * Reads the configuration from the environment.
 * @throws StartupError naming the first variable that is wrong.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environment.safeParse(withoutEmpty(env));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? 'environment');
    const message = issue?.message ?? 'wrong';
    throw new StartupError(message.startsWith(name) ? `${message}.` : `${name}: ${message}.`);
  }
  const values = parsed.data;
  const production = values.NODE_ENV === 'production';
  if (values.DATABASE_URL) {
    parseServerAddress(values.DATABASE_URL);
    if (values.DATABASE_DIRECT_URL) parseServerAddress(values.DATABASE_DIRECT_URL, 'DATABASE_DIRECT_URL');
    if (production && !values.MASTER_KEY) {
      throw new StartupError(
        'MASTER_KEY must be set together with DATABASE_URL, the same for every replica (openssl rand -base64 32).',
      );
    }
  }
  const demo = values.DEMO ?? (!production && !values.DATABASE_URL);
  return {
    production,
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL,
    databaseUrl: values.DATABASE_URL,
    databaseDirectUrl: values.DATABASE_DIRECT_URL,
    poolSize: values.DATABASE_POOL_SIZE,
    dataDir: values.DATA_DIR,
    masterKey: values.MASTER_KEY,
    previousMasterKeys: values.PREVIOUS_MASTER_KEYS,
    logLevel: values.LOG_LEVEL,
    storageUrl: values.STORAGE_URL,
    storageKeys: storageKeysOf(values),
    mail: mailOf(values.SMTP_URL, values.MAIL_FROM),
    clamd: values.CLAMD ?? null,
    readPapers: values.READ_PAPERS,
    rdapUrl: values.RDAP_URL ?? null,
    outgoingAllow: values.OUTGOING_ALLOW,
    demo,
    // The demo lives on it.
    rehearsal: values.REHEARSAL ?? (demo || !production),
    trustProxy: values.TRUST_PROXY,
    operatorMail: operatorMailOf(values),
    operatorProvider: values.OPERATOR_PROVIDER ?? null,
    metrics:
      values.METRICS_PORT === undefined ? null : { port: values.METRICS_PORT, host: values.METRICS_HOST },
    tracing:
      values.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
        ? null
        : {
            endpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
            headers: values.OTEL_EXPORTER_OTLP_HEADERS,
            protocol: values.OTEL_EXPORTER_OTLP_PROTOCOL,
            serviceName: values.OTEL_SERVICE_NAME,
            share: values.OTEL_TRACES_SAMPLER_ARG,
          },
  };
}
