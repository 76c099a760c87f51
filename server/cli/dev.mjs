// `npm run dev`: builds on every change and restarts the service when its part has changed.
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { context } from 'esbuild';
import { dist, hasEntries, hostBundle, root, serverBundle, widgetBundle } from './bundles.mjs';
import { copyHostPages } from './host-pages.mjs';
import { writeOperations } from './operations.mjs';

let service;
let ending = false;

const stopped = (child) =>
  new Promise((resolve) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });

let turn = Promise.resolve();
/** One restart after another: two services must not open the same data folder. */
const restart = () => {
  turn = turn.then(async () => {
    await stopped(service);
    if (ending) return;
    service = spawn(process.execPath, ['--enable-source-maps', join(dist, 'server/main.js')], {
      stdio: 'inherit',
    });
  });
  return turn;
};

const afterwards = (work) => ({
  name: 'afterwards',
  setup: (build) => build.onEnd((result) => (result.errors.length === 0 ? work() : undefined)),
});

const withPlugin = (options, work) => ({ ...options, plugins: [afterwards(work)] });

const refreshWidget = async () => {
  await copyHostPages();
  await writeOperations();
  // The service reads the widget's files once, at its start.
  if (service) await restart();
};

const contexts = await Promise.all(
  [
    withPlugin(widgetBundle(), refreshWidget),
    withPlugin(hostBundle(), refreshWidget),
    withPlugin(serverBundle(), restart),
  ]
    .filter(hasEntries)
    .map((options) => context(options)),
);
for (const one of contexts) await one.watch();

/** A changed message is compiled; the bundles above take it from there. */
const messages = join(root, 'schema/messages');
const watchers = readdirSync(messages, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
  .map((entry) => entry.parentPath ?? entry.path);
const compile = () => spawnSync(process.execPath, [join(messages, 'generate.mjs')], { stdio: 'inherit' });
const listening = [...new Set(watchers)].map((folder) =>
  watch(folder, (_, name) => name?.endsWith('.json') && compile()),
);

const end = async () => {
  ending = true;
  listening.forEach((one) => one.close());
  await Promise.all(contexts.map((one) => one.dispose()));
  await turn;
  await stopped(service);
  process.exit(0);
};
process.once('SIGINT', end);
process.once('SIGTERM', end);
