import { keyWords } from '../../../schema/messages/en/key-words.ts';
import { details } from './en/details.ts';
import { elements } from './en/elements.ts';
import { follow } from './en/follow.ts';
import { home } from './en/home.ts';
import { materials } from './en/materials.ts';
import { prepare } from './en/prepare.ts';
import { shell } from './en/shell.ts';
import type { Words } from './words.ts';

/** The words of the interface. Names of materials, steps and states are shared with the server. */
export const templates: Words = {
  ...keyWords,
  ...shell,
  ...elements,
  ...prepare,
  ...details,
  ...materials,
  ...follow,
  ...home,
};
