import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A letter as the mail server got it. */
export type Received = {
  from: string;
  to: string[];
  messageId: string;
  subject: string;
  text: string;
  raw: string;
};

const bytesOfWord = (encoding: string, word: string): Buffer =>
  encoding.toUpperCase() === 'B' ? Buffer.from(word, 'base64') : bytesOfQuoted(word.replaceAll('_', ' '));

const bytesOfQuoted = (text: string): Buffer =>
  Buffer.concat(
    text
      .replace(/=\r?\n/g, '')
      .split(/(=[0-9A-F]{2})/)
      .map((part) =>
        /^=[0-9A-F]{2}$/.test(part) ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part, 'utf8'),
      ),
  );

/** Encoded words (RFC 2047) of one header; a letter may be split between two of them. */
const headerText = (value: string): string => {
  const words = [...value.matchAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi)];
  if (words.length === 0) return value;
  return Buffer.concat(words.map(([, encoding = '', word = '']) => bytesOfWord(encoding, word))).toString(
    'utf8',
  );
};

function letterOf(raw: string): Pick<Received, 'messageId' | 'subject' | 'text'> {
  const border = raw.indexOf('\r\n\r\n');
  const headers = raw.slice(0, border).replace(/\r\n[ \t]+/g, ' ');
  const header = (name: string): string =>
    new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1]?.trim() ?? '';
  const body = raw.slice(border + 4);
  const encoding = header('content-transfer-encoding').toLowerCase();
  const bytes = encoding === 'base64' ? Buffer.from(body, 'base64') : bytesOfQuoted(body);
  return {
    messageId: header('message-id'),
    subject: headerText(header('subject')),
    text: bytes.toString('utf8'),
  };
}

/** A mail server on a free port: real SMTP, nothing leaves the machine. */
export class MailServer {
  readonly received: Received[] = [];
  /** Answers to the next recipients, a response code each; then everything is taken. */
  readonly refusals: number[] = [];

  private constructor(private readonly server: SMTPServer) {}

  static async start(): Promise<MailServer> {
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      authOptional: true,
      onAuth: (auth, _session, done) =>
        auth.username === 'jieru' && auth.password === 'letter-box'
          ? done(null, { user: 'jieru' })
          : done(new Error('who is there?')),
      onRcptTo: ({ address }, _session, done) => {
        const responseCode = mailServer.refusals.shift();
        done(responseCode ? Object.assign(new Error(`<${address}> not taken`), { responseCode }) : null);
      },
      onData: (stream, { envelope }, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const raw = Buffer.concat(chunks).toString('utf8');
          const { mailFrom, rcptTo } = envelope;
          mailServer.received.push({
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map(({ address }) => address),
            raw,
            ...letterOf(raw),
          });
          done(null);
        });
      },
    });
    const mailServer = new MailServer(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return mailServer;
  }

  get url(): string {
    const { port } = this.server.server.address() as AddressInfo;
    return `smtp://jieru:letter-box@127.0.0.1:${port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
