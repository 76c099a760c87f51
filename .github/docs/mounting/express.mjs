// Jieru in an Express application. It may stand before or behind a parser of bodies.
import express from 'express';
import { createApp } from 'jieru';
import { settings, port } from './settings.mjs';

const jieru = await createApp(settings);

const app = express();
app.use(express.json());
app.use(jieru.handler);
app.use((request, response) => void response.send(`the site's own ${request.url}\n`));
const server = app.listen(port);

process.once('SIGTERM', async () => {
  server.close();
  await jieru.close();
  server.closeAllConnections();
});
