import type { Language } from './render.ts';
import { zhCN } from './zh-CN.ts';
import { keyWords } from './zh-CN/key-words.ts';
import { labels } from './zh-CN/labels.ts';

export const chinese: Language = {
  locale: 'zh-CN',
  catalogue: zhCN,
  labels: { ...labels, ...keyWords },
  thisField: '此项',
  separator: '、',
};
