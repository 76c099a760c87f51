// Jieru in a server of node:http: what is not Jieru's is the server's own.
import { createServer } from 'node:http';
import { createApp } from 'jieru';
import { settings, port } from './settings.mjs';

const jieru = await createApp(settings);

const server = createServer((request, response) => {
  jieru.handler(request, response, () => response.end(`the site's own ${request.url}\n`));
});
server.listen(port);

process.once('SIGTERM', async () => {
  server.close();
  await jieru.close();
  server.closeAllConnections();
});
