import { keyWords } from '../../../schema/messages/zh-CN/key-words.ts';
import { details } from './zh-CN/details.ts';
import { elements } from './zh-CN/elements.ts';
import { follow } from './zh-CN/follow.ts';
import { home } from './zh-CN/home.ts';
import { materials } from './zh-CN/materials.ts';
import { prepare } from './zh-CN/prepare.ts';
import { shell } from './zh-CN/shell.ts';

/** 界面文字。资料、步骤与状态的名称与服务端共用。 */
export const templates = {
  ...keyWords,
  ...shell,
  ...elements,
  ...prepare,
  ...details,
  ...materials,
  ...follow,
  ...home,
};
