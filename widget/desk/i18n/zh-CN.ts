import { filing } from './zh-CN/filing.ts';
import { queue } from './zh-CN/queue.ts';
import { views } from './zh-CN/views.ts';

/** 初审工作台的文字，只由工作台加载。 */
export const words = { ...queue, ...filing, ...views };

/** Every id the desk may say beyond the words it shares with the form. */
export type DeskWordId = keyof typeof words;
export type DeskWords = Readonly<Record<DeskWordId, string>>;
