// `npm run dev`: builds on every change. Pages load anew what changed on them; the service starts again for its own part.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, watch } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { context } from 'esbuild';
import { dist, hasEntries, hostBundle, root, serverBundle } from './bundles.mjs';
import { addScript, copyHostPages } from './host-pages.mjs';
import { writeOperations } from './operations.mjs';
import { buildWidget, watchedWidget } from './widget/build.mjs';

let service;
let ending = false;

const stopped = async (child) => {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  // SIGTERM would give a balancer time to notice.
  child.kill('SIGINT');
  await exit;
};

let turn = Promise.resolve();
/** One after another: two services must not open the same data folder. What fails is told, and the next change tried. */
const inTurn = (work) =>
  (turn = turn.then(work).catch((error) => process.stderr.write(`${error.message}\n`)));

const restart = () =>
  inTurn(async () => {
    await stopped(service);
    if (ending) return;
    service = spawn(process.execPath, ['--enable-source-maps', join(dist, 'server/development.js')], {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
  });

const afterwards = (work) => ({
  name: 'afterwards',
  setup: (build) => build.onEnd((result) => (result.errors.length === 0 ? work(result) : undefined)),
});

const withPlugin = (options, work) => ({
  ...options,
  plugins: [...(options.plugins ?? []), afterwards(work)],
});

/** What an element no longer consists of would be read again at every change; nothing is served compressed here. */
const removeFormer = async (files) => {
  const folder = join(dist, 'widget');
  for (const name of await readdir(folder, { recursive: true }))
    if (
      name.endsWith('.br') ||
      (name.startsWith('chunks/') && !files.has(relative(root, join(folder, name))))
    )
      await rm(join(folder, name));
};

const cutWidget = () =>
  inTurn(async () => {
    await removeFormer(await buildWidget({ measured: false }));
  });

let operations;
const refreshPages = () =>
  inTurn(async () => {
    await copyHostPages();
    await addScript('/development/reload.js');
    const former = operations;
    operations = JSON.stringify(await writeOperations());
    // Which operations a publishable key may run, the service reads once, at its start.
    if (service && former !== operations) return void restart();
    if (service?.connected) service.send('built');
  });

const contexts = await Promise.all(
  [
    withPlugin(watchedWidget(), async () => {
      await cutWidget();
      await refreshPages();
    }),
    withPlugin(hostBundle(), refreshPages),
    withPlugin(serverBundle(['server/development.ts']), restart),
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
