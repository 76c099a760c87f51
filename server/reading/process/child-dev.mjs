// Starts the reader's process from its sources, as tests and `npm run dev` run it; the build makes a file of its own of it.
import { tsImport } from 'tsx/esm/api';

await tsImport('./child.ts', import.meta.url);
