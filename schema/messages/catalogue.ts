import type { en } from './en.ts';

/** Every code that an issue or an error may carry. */
export type IssueCode = keyof typeof en;

/** A template for each code; `{name}` is replaced by the parameter of that name. */
export type Catalogue = Readonly<Record<IssueCode, string>>;

/** Makes a topic in another language carry exactly the keys of the English one. */
export type TranslationOf<Topic> = { readonly [Key in keyof Topic]: string };

export type Locale = 'zh-CN' | 'en';
export const LOCALES: readonly Locale[] = ['zh-CN', 'en'];
