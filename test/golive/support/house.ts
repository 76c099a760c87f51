import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServerDatabase } from '../../platform/support/test-server.ts';
import { issueCertificates, openGate, openProxy, type Gate, type Proxy } from '../../testkit/secure-way.ts';
import { freePort, startProcess, whenReady, type RunningService } from '../../testkit/process.ts';
import { jieru, startProgram, type Program } from './programs.ts';
import { startRelay, type Relay } from './relay.ts';

const BUCKET = 'papers';
const TOKEN = 'golive';
/** What s3rver takes for its one user. */
const S3_KEYS = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' };

/** One process of the service, which may be killed and started again. */
export type Replica = { readonly url: string; service: RunningService };

/** All that stands around a service that is open for business, as an operator sets it up. */
export class House {
  readonly replicas: Replica[] = [];
  readonly folder = mkdtempSync(join(tmpdir(), 'jieru-golive-'));
  /** Master keys, newest first; the first seals. */
  masterKeys = [randomBytes(32).toString('base64')];
  /** The way to the bureau: through a proxy with a password, to a server that lets in one certificate. */
  way: { readonly gate: Gate; readonly proxy: Proxy } | undefined;
  private readonly programs: Program[] = [];
  private readonly ended: RunningService[] = [];

  private constructor(
    private readonly place: Awaited<ReturnType<typeof createServerDatabase>>,
    /** Under which browsers reach the service. */
    readonly front: Relay,
    /** Between the service and its bucket, where faults are made. */
    readonly bucket: Relay,
    /** Between the service and the bureau. */
    readonly line: Relay,
  ) {}

  /** Database, bucket and proxy; no replica yet. */
  static async open(): Promise<House> {
    const house = new House(
      await createServerDatabase(),
      await startRelay(),
      await startRelay(),
      await startRelay(),
    );
    mkdirSync(house.bucketFolder, { recursive: true });
    const port = await freePort();
    const s3 = ['-d', house.bucketFolder, '-a', '127.0.0.1', '-p', String(port)];
    house.programs.push(
      await startProgram(
        'node_modules/s3rver/bin/s3rver.js',
        [...s3, '--configure-bucket', BUCKET],
        /now listening|listening on/i,
      ),
    );
    house.bucket.leadsTo(`http://127.0.0.1:${port}`);
    return house;
  }

  get publicUrl(): string {
    return this.front.url;
  }

  get databaseUrl(): string {
    return this.place.url;
  }

  get bucketFolder(): string {
    return join(this.folder, 'bucket');
  }

  /** What service and commands run with. */
  get env(): Record<string, string> {
    const [masterKey = '', ...previous] = this.masterKeys;
    return {
      NODE_ENV: 'production',
      DATABASE_URL: this.place.url,
      DATA_DIR: join(this.folder, 'data'),
      MASTER_KEY: masterKey,
      PREVIOUS_MASTER_KEYS: previous.join(','),
      PUBLIC_URL: this.publicUrl,
      STORAGE_URL: `s3://${BUCKET}/jieru?endpoint=${encodeURIComponent(this.bucket.url)}&region=us-east-1`,
      ...S3_KEYS,
      OUTGOING_ALLOW: '127.0.0.1',
      LOG_LEVEL: 'info',
    };
  }

  jieru<T>(...args: string[]): Promise<T> {
    return jieru<T>(args, this.env);
  }

  /** The rehearsal authority in a process of its own, as the bureau of live mode; the provider's account is stored by command. */
  async openBureau(provider: string): Promise<Bureau> {
    const port = await freePort();
    const args = ['rehearsal-authority', '--port', String(port), '--token', TOKEN, '--provider', provider];
    const program = await startProgram('dist/server/cli/jieru.js', args, /\n\}\s*$/);
    this.programs.push(program);
    const said = program.output();
    const connections = JSON.parse(said.slice(said.indexOf('{'))) as Record<string, { ispId: number }>;
    const connection = connections[provider];
    if (!connection) throw new Error(`the bureau opened no account: ${said}`);
    const file = join(this.folder, 'account.json');
    const origin = `http://127.0.0.1:${port}`;
    this.line.leadsTo(origin);
    const certificates = issueCertificates();
    const way = { gate: await openGate(this.line.url, certificates), proxy: await openProxy() };
    this.way = way;
    const beside = {
      'ca.pem': certificates.ca,
      'our.pem': certificates.client.cert,
      'our.key': certificates.client.key,
    };
    for (const [name, text] of Object.entries(beside)) writeFileSync(join(this.folder, name), text);
    const network = {
      proxy: way.proxy.url,
      ca: 'file:ca.pem',
      certificate: 'file:our.pem',
      key: 'file:our.key',
    };
    const account = JSON.stringify({
      connection: { ...connection, network },
      schedule: { waiting: 1, idle: 1, retry: 1 },
    });
    writeFileSync(file, account.replaceAll(origin, way.gate.url));
    await this.jieru('authority', 'set', '--provider', provider, '--file', file);
    return new Bureau(origin, connection.ispId);
  }

  /** Starts one more replica. */
  async starts(): Promise<Replica> {
    const url = `http://127.0.0.1:${await freePort()}`;
    const replica = { url, service: startProcess({ ...this.env, PORT: new URL(url).port }) };
    await whenReady(url, replica.service);
    this.replicas.push(replica);
    this.front.leadsTo(...this.replicas.map((one) => one.url));
    return replica;
  }

  /** Starts one again that has ended, on its port, with the environment of now. */
  async startsAgain(replica: Replica): Promise<void> {
    this.ended.push(replica.service);
    replica.service = startProcess({ ...this.env, PORT: new URL(replica.url).port });
    await whenReady(replica.url, replica.service);
  }

  /** Everything the replicas wrote, before they were killed too. */
  log(): string {
    return [...this.ended, ...this.replicas.map(({ service }) => service)]
      .map((service) => service.output())
      .map(({ stdout, stderr }) => stdout + stderr)
      .join('');
  }

  async close(): Promise<void> {
    for (const { service } of this.replicas) await service.kill();
    for (const program of this.programs) await program.stop();
    await this.front.close();
    await this.bucket.close();
    await this.way?.proxy.close();
    await this.way?.gate.close();
    await this.line.close();
    await this.place.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The bureau, and what one can have it do. */
export class Bureau {
  constructor(
    readonly url: string,
    private readonly ispId: number,
  ) {}

  /** Where people enter the code of the text. */
  get portalUrl(): string {
    return `${this.url}/rehearsal/sms?isp=${this.ispId}&province=330000`;
  }

  async does(command: object): Promise<void> {
    const answer = await fetch(`${this.url}/rehearsal/control`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
      body: JSON.stringify(command),
    });
    if (!answer.ok) throw new Error(`the bureau answered ${answer.status}: ${await answer.text()}`);
  }
}
