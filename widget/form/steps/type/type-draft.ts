import { EMPTY_TYPE } from './type-model.ts';
import type { TypeModel } from './type-model.ts';

/**
 * What was chosen in the type check, kept in the entry of the page's history until a filing begins: a reload finds it again,
 * another tab does not. Only choices from lists are: the history outlives the session, other scripts of the page read it, and
 * what is typed (numbers, domains) says who somebody is.
 */
type Choices = Pick<TypeModel, (typeof CHOICES)[number]>;
const CHOICES = ['province', 'city', 'county', 'nature', 'certificateType'] as const;
const KEY = 'jieruType';

const stateOf = (): Record<string, unknown> => {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null ? { ...state } : {};
};

const chosenIn = (kept: object): Partial<Choices> =>
  Object.fromEntries(
    Object.entries(kept).filter(
      ([name, value]) => CHOICES.some((choice) => choice === name) && typeof value === 'string',
    ),
  );

/** What an earlier load of the page left behind; an empty form when there is nothing. */
export const keptType = (): TypeModel => {
  const kept = stateOf()[KEY];
  return { ...EMPTY_TYPE, ...(typeof kept === 'object' && kept !== null ? chosenIn(kept) : {}) };
};

export const keepType = (model: TypeModel): void => {
  history.replaceState({ ...stateOf(), [KEY]: chosenIn(model) }, '');
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
