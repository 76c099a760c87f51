// Starts the decoder from its sources, as tests and `npm run dev` run it; the build makes a file of its own of it.
import { tsImport } from 'tsx/esm/api';

export const { decode } = await tsImport('./decode.ts', import.meta.url);
