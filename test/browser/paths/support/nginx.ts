import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const found = ['/usr/sbin/nginx', 'nginx'].find((path) => spawnSync(path, ['-v']).status === 0);

/** Path of nginx where it is installed (`apt-get install nginx-light`); tests behind it are skipped elsewhere. */
export const NGINX: string | null = found ?? null;
if (!NGINX) process.stdout.write('nginx is not installed: tests behind it are skipped\n');

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );

/** An nginx in front of a service, with further settings of its server block. */
export async function nginxIn(service: string, settings: string): Promise<{ url: string; stop: () => void }> {
  if (!NGINX) throw new Error('nginx is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'jieru-nginx-'));
  const port = await freePort();
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr error;
events { worker_connections 64; }
http {
  access_log off; ${temp.join(' ')}
  server {
    listen 127.0.0.1:${port};
    location / { proxy_pass ${service}; }
    location = /captive { default_type text/html; return 200 "<h1>Sign in to the network</h1>"; }
    ${settings}
  }
}
`,
  );
  const nginx = spawn(NGINX, ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 100 && !(await answers(`${url}/captive`)); attempt += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return {
    url,
    stop: () => {
      nginx.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
