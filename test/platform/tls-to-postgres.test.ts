import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../prisma/database.ts';
import { migrate } from '../../prisma/migrate.ts';
import { migrationNames } from '../../prisma/migrations.ts';
import { databaseKinds } from '../testkit/database.ts';
import { hasOpenssl } from '../testkit/http2-front.ts';
import { createServerDatabase } from './support/test-server.ts';

/** How a client asks PostgreSQL for TLS: length 8, code 80877103. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

const openssl = (cwd: string, ...words: string[]): Buffer =>
  execFileSync('openssl', words, { cwd, stdio: 'pipe' });

/** A CA that nobody knows, and a server's certificate for `localhost` that it has signed. */
function aCertificate(folder: string): { key: Buffer; cert: Buffer } {
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    folder,
    'req',
    '-x509',
    ...ec,
    '-days',
    '2',
    '-subj',
    '/CN=Own CA',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
  );
  openssl(
    folder,
    'req',
    '-x509',
    ...ec,
    '-days',
    '2',
    '-subj',
    '/CN=localhost',
    '-addext',
    'subjectAltName=DNS:localhost',
    '-addext',
    'basicConstraints=critical,CA:FALSE',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-keyout',
    'key.pem',
    '-out',
    'cert.pem',
  );
  return { key: readFileSync(join(folder, 'key.pem')), cert: readFileSync(join(folder, 'cert.pem')) };
}

/** PostgreSQL as it is with `hostssl` alone: TLS or nothing, in front of the one that the tests use. */
async function tlsOnly(
  folder: string,
  behind: { host: string; port: number },
): Promise<{ port: number; stop(): void }> {
  const secureContext = createSecureContext(aCertificate(folder));
  const open = new Set<Socket>();
  const server = createServer((client) => {
    open.add(client);
    client.on('error', () => undefined);
    client.once('data', (first) => {
      if (!first.equals(SSL_REQUEST)) return void client.destroy();
      client.write('S');
      const sealed = new TLSSocket(client, { isServer: true, secureContext });
      const database = connect(behind);
      const ways: readonly (readonly [Socket, Socket])[] = [
        [sealed, database],
        [database, sealed],
      ];
      for (const [one, other] of ways)
        one.on('error', () => other.destroy()).on('close', () => other.destroy());
      sealed.pipe(database).pipe(sealed);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => {
      server.close();
      for (const client of open) client.destroy();
    },
  };
}

describe.runIf(hasOpenssl && databaseKinds().includes('postgresql'))(
  'PostgreSQL over TLS, by a CA of one’s own',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'jieru-tls-'));
    let place: Awaited<ReturnType<typeof createServerDatabase>>;
    let front: Awaited<ReturnType<typeof tlsOnly>>;
    beforeAll(async () => {
      place = await createServerDatabase();
      const { hostname, port } = new URL(place.url);
      front = await tlsOnly(folder, { host: hostname, port: Number(port || 5432) });
    });
    afterAll(async () => {
      front.stop();
      await place.drop();
      rmSync(folder, { recursive: true });
    });

    const through = (query: string, host = 'localhost'): string => {
      const url = new URL(place.url);
      url.host = `${host}:${front.port}`;
      return `${url.href}?${query}`;
    };
    const opens = async (databaseUrl: string): Promise<string[]> => {
      const database = await openDatabase({ databaseUrl, dataDir: folder });
      try {
        return await migrate(database);
      } finally {
        await database.close();
      }
    };

    test('is refused with what to set as long as the CA is unknown, or the name is another', async () => {
      await expect(opens(through('sslmode=verify-full'))).rejects.toThrow(
        /cannot be reached: its certificate is not signed by anybody this machine trusts; add sslrootcert=/,
      );
      const ca = encodeURIComponent(join(folder, 'ca.pem'));
      await expect(opens(through(`sslmode=verify-full&sslrootcert=${ca}`, '127.0.0.1'))).rejects.toThrow(
        /cannot be reached: its certificate is for another name/,
      );
      await expect(opens(through('sslmode=disable'))).rejects.toThrow(/cannot be reached: /);
    });

    test('is opened and migrated with the CA’s certificate, lock and notifications included', async () => {
      const ca = encodeURIComponent(join(folder, 'ca.pem'));
      expect(await opens(through(`sslmode=verify-full&sslrootcert=${ca}`))).toEqual(await migrationNames());
    });
  },
);
