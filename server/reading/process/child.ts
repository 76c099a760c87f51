import { setPriority } from 'node:os';
import { openEngine, readPaper } from '../read-paper.ts';
import { OPENED } from './messages.ts';
import type { Asked, Told } from './messages.ts';

/** Whoever waits for a page comes before whoever reads a paper. */
const NICENESS = 10;

const tell = (told: Told): void => void process.send?.(told);

const answer = async ({ id, question }: Asked): Promise<void> => {
  try {
    await openEngine();
    tell({ id: OPENED, resident: process.memoryUsage.rss() });
    tell({ id, answer: await readPaper(question), resident: process.memoryUsage.rss() });
  } catch (error) {
    // The kind of the fault alone: its words may be made of what the picture holds.
    tell({
      id,
      fault: error instanceof Error ? error.name : typeof error,
      resident: process.memoryUsage.rss(),
    });
  }
};

setPriority(NICENESS);
process.on('message', (asked: Asked) => void answer(asked));
// The service is gone, however it ended.
process.on('disconnect', () => process.exit());
