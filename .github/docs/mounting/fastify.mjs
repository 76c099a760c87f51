// Jieru in a Fastify application: before its routing, which would read the bodies of its own routes alone.
import fastify from 'fastify';
import { createApp } from 'jieru';
import { settings, port } from './settings.mjs';

const jieru = await createApp(settings);

const app = fastify({ forceCloseConnections: true });
app.addHook('onRequest', (request, reply, done) => {
  jieru.handler(request.raw, reply.raw, () => done());
});
app.get('/*', (request) => `the site's own ${request.url}\n`);
await app.listen({ port });

process.once('SIGTERM', async () => {
  await jieru.close();
  await app.close();
});
