import { filing } from './en/filing.ts';
import { queue } from './en/queue.ts';
import { views } from './en/views.ts';
import type { DeskWords } from './zh-CN.ts';

/** The words of the review desk, which nothing but the desk loads. */
export const words: DeskWords = { ...queue, ...filing, ...views };
