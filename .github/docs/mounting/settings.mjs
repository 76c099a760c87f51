// What all three hosts set up Jieru with; the names are those of the operations guide.
export const port = Number(process.env.PORT ?? 8080);

/** @type {import('jieru').Settings} */
export const settings = {
  PUBLIC_URL: process.env.PUBLIC_URL ?? `http://127.0.0.1:${port}`,
  DATA_DIR: process.env.DATA_DIR ?? '.data',
  DATABASE_URL: process.env.DATABASE_URL,
  MASTER_KEY: process.env.MASTER_KEY,
};
