import { createTransport } from 'nodemailer';
import type { Config } from '../../config.ts';
import type { Letter } from './render.ts';

/** Hands letters to the mail server. */
export type Postman = {
  /**
   * Resolves once the mail server has taken the letter. The same id gives the same Message-ID, by which mail servers know a
   * letter that comes twice.
   * @throws MailNotSent
   */
  send(id: string, to: string, letter: Letter): Promise<void>;
};

/** A mail server did not take a letter. Says why in codes only: its own words may quote the address. */
export class MailNotSent extends Error {
  constructor(
    /** Code of the connection (`ECONNECTION`, `EENVELOPE`, …). */
    readonly reason: string,
    /** Answer of the mail server (RFC 5321), where it gave one. */
    readonly response: number | null,
  ) {
    super(`the mail server did not take a letter (${[reason, response].filter(Boolean).join(' ')})`);
    this.name = 'MailNotSent';
  }

  /** Whether the same letter will be refused again however often it is sent: permanent negative answers, 5yz. */
  get isFinal(): boolean {
    return this.response !== null && this.response >= 550 && this.response < 560;
  }
}

const CONNECT_MS = 15_000;
const SILENCE_MS = 30_000;

const notSent = (error: unknown): MailNotSent => {
  const { code, responseCode } =
    typeof error === 'object' && error !== null ? (error as { code?: unknown; responseCode?: unknown }) : {};
  return new MailNotSent(
    typeof code === 'string' ? code : 'UNKNOWN',
    typeof responseCode === 'number' ? responseCode : null,
  );
};

/** The postman of live mode (SMTP_URL, MAIL_FROM); null when none is configured. */
export function createPostman({ mail }: Pick<Config, 'mail'>): Postman | null {
  if (!mail) return null;
  const transport = createTransport(
    {
      url: mail.smtpUrl,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from: mail.from },
  );
  const domain = /@([^@>\s]+)/.exec(mail.from)?.[1] ?? 'localhost';
  return {
    async send(id, to, { subject, text }) {
      try {
        await transport.sendMail({
          to,
          subject,
          text,
          messageId: `<${id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        throw notSent(error);
      }
    },
  };
}
