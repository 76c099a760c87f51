// Starts the worker from its sources, as tests and `npm run dev` run it; the build makes a file of its own of it.
import { tsImport } from 'tsx/esm/api';

export const { drawSheets } = await tsImport('./pdf-worker.ts', import.meta.url);
