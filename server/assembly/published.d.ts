// The types of the package `jieru`: shipped as they are, and held against what they describe by `mount.ts`.
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * What the service is set up with: the environment variables of the operations guide by their names, and with their defaults. Nothing
 * is read from the process's own environment but `NODE_ENV`.
 */
export type Settings = {
  /** Address under which browsers reach the server that Jieru is mounted in, e.g. `https://filing.example.com` or `https://cloud.example.com/filing`. */
  readonly PUBLIC_URL: string;
  readonly NODE_ENV?: string;
  /** `postgresql://…`; without it an embedded PostgreSQL in `DATA_DIR`. */
  readonly DATABASE_URL?: string;
  readonly DATABASE_DIRECT_URL?: string;
  readonly DATABASE_POOL_SIZE?: string;
  /** Folder of the embedded database, the master key and files. */
  readonly DATA_DIR?: string;
  /** 32 bytes in base64. */
  readonly MASTER_KEY?: string;
  readonly PREVIOUS_MASTER_KEYS?: string;
  readonly LOG_LEVEL?: string;
  readonly STORAGE_URL?: string;
  readonly AWS_ACCESS_KEY_ID?: string;
  readonly AWS_SECRET_ACCESS_KEY?: string;
  readonly SMTP_URL?: string;
  readonly MAIL_FROM?: string;
  readonly CLAMD?: string;
  /** `off` leaves papers unread. */
  readonly READ_PAPERS?: string;
  readonly RDAP_URL?: string;
  readonly OUTGOING_ALLOW?: string;
  readonly DEMO?: string;
  readonly REHEARSAL?: string;
  readonly TRUST_PROXY?: string;
  readonly OPERATOR_MAIL?: string;
  readonly OPERATOR_PROVIDER?: string;
  readonly METRICS_PORT?: string;
  readonly METRICS_HOST?: string;
  /** A collector of OpenTelemetry; without it nothing is traced. */
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string;
  readonly OTEL_EXPORTER_OTLP_HEADERS?: string;
  readonly OTEL_EXPORTER_OTLP_PROTOCOL?: string;
  readonly OTEL_SERVICE_NAME?: string;
  readonly OTEL_TRACES_SAMPLER_ARG?: string;
};

export type Options = {
  /** Address under which the server reaches itself, where that is not `PUBLIC_URL`: test mode calls the rehearsal authority there. */
  readonly loopbackUrl?: string;
};

/** Jieru in another server. */
export type Mounted = {
  /**
   * Answers what is Jieru's: `/graphql`, `/widget/…`, `/materials/…`, `/docs/…`, `/healthz`, `/readyz` and, where they are on, the pages
   * of demo and rehearsal, all below the path of `PUBLIC_URL` where that has one. Everything else goes to `next`, or is not found where
   * there is none.
   */
  readonly handler: (
    request: IncomingMessage,
    response: ServerResponse,
    next?: (error?: unknown) => void,
  ) => void;
  /** Whether it can write into its database and its storage. */
  isReady(): Promise<boolean>;
  /** Ends event streams, waits up to ten seconds for what is under way, stops the jobs and lets go of the database. */
  close(): Promise<void>;
};

/**
 * Opens the service in this process, migrates its database and begins its work.
 * @throws Error named `StartupError`, with one line that says what to set or mend
 */
export declare const createApp: (settings: Settings, options?: Options) => Promise<Mounted>;
