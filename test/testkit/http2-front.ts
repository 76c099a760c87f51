import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createSecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether a certificate can be made here; what needs HTTP/2 is skipped elsewhere, as browsers speak it with TLS alone. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

const certificate = (): { key: Buffer; cert: Buffer } => {
  const folder = mkdtempSync(join(tmpdir(), 'jieru-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...kind, ...subject, '-keyout', key, '-out', cert], {
    stdio: 'ignore',
  });
  const pair = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return pair;
};

// What a proxy takes away from one connection and HTTP/2 forbids on the other.
const HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'host']);

const forward = (headers: object): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(headers).filter(
      ([name, value]) => !name.startsWith(':') && !HOP.has(name) && value !== undefined,
    ),
  );

/** Speaks HTTP/2 with browsers and HTTP/1.1 with the server behind it, as a provider's balancer does. */
export async function http2Front(behind: string): Promise<{ url: string; close: () => void }> {
  const server = createSecureServer(certificate(), (asked, answer) => {
    const passed = request(
      new URL(asked.url, behind),
      { method: asked.method, headers: forward(asked.headers) },
      (came) => {
        answer.writeHead(came.statusCode ?? 502, forward(came.headers));
        came.pipe(answer);
      },
    );
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    close: () => void server.close(),
  };
}
