import type { Config } from '../config.ts';
import { missingPart } from './engine/parts.ts';
import { createReader } from './process/reader.ts';
import type { Reader } from './process/reader.ts';

/** `OFF`: the operator wants none; `MISSING`: the build had no packages to make it of. Papers are then read by people alone. */
export type ReadingState = 'ON' | 'OFF' | 'MISSING';

/** Whether papers are read on this machine, and by what. */
export type Reading = Pick<Reader, 'read' | 'stop'> & { readonly state: ReadingState };

export const readingState = async ({ readPapers }: Pick<Config, 'readPapers'>): Promise<ReadingState> => {
  if (!readPapers) return 'OFF';
  return (await missingPart()) === null ? 'ON' : 'MISSING';
};

/** Nothing is begun before the first paper comes. */
export const openReading = async (config: Pick<Config, 'readPapers'>): Promise<Reading> => ({
  ...pick(createReader()),
  state: await readingState(config),
});

const pick = ({ read, stop }: Reader): Pick<Reader, 'read' | 'stop'> => ({ read, stop });
