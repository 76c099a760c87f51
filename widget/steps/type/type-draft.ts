import { EMPTY_TYPE } from './type-model.ts';
import type { TypeModel } from './type-model.ts';

/**
 * What was typed into the type check, kept in the entry of the page's history until a filing begins, as browsers keep
 * what is typed into a page's own forms: a reload finds it again, another tab does not. A person's certificate number
 * is personal data and is left out.
 */
const KEY = 'jieruType';

const stateOf = (): Record<string, unknown> => {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null ? { ...state } : {};
};

/** What an earlier load of the page left behind; an empty form when there is nothing. */
export const keptType = (): TypeModel => ({ ...EMPTY_TYPE, ...(stateOf()[KEY] as Partial<TypeModel>) });

export const keepType = (model: TypeModel): void => {
  const { certificateNumber, ...rest } = model;
  const kept = model.nature && model.nature !== 'PERSONAL' ? { certificateNumber, ...rest } : rest;
  history.replaceState({ ...stateOf(), [KEY]: kept }, '');
};

export const forgetType = (): void => {
  const { [KEY]: _dropped, ...rest } = stateOf();
  history.replaceState(rest, '');
};

/** Whether the form may use the history of the page it is on. */
export const mayKeepType = (element: Element): boolean => {
  for (let root = element.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
    if (root.host.localName === 'access-filing') return !(root.host as { noHistory?: boolean }).noHistory;
  return false;
};
