// Lists what the service runs with, as CycloneDX, on standard output. npm's own `--omit=dev` also leaves out whatever a tool of
// development needs besides, zod and graphql among it; so npm lists everything, and the lock file says what is development's alone.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const everything = JSON.parse(
  execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application'], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  }),
);

const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const running = new Set(
  Object.entries(packages)
    .filter(([, { dev }]) => dev !== true)
    .map(([path, { version }]) => `${nameOf(path)}@${version}`),
);
const components = everything.components.filter(({ name, version }) => running.has(`${name}@${version}`));
const kept = new Set([everything.metadata.component, ...components].map((one) => one['bom-ref']));
const dependencies = everything.dependencies
  .filter(({ ref }) => kept.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => kept.has(one)) }));

process.stdout.write(`${JSON.stringify({ ...everything, components, dependencies }, null, 2)}\n`);
