import type { templates } from './zh-CN.ts';

/** Every id the widget may say. The Chinese catalogue defines them, other languages must carry exactly the same. */
export type WordId = keyof typeof templates;
export type Words = Readonly<Record<WordId, string>>;

/** Holds a topic in another language to the ids of the Chinese one. */
export type TranslationOf<Topic> = { readonly [Id in keyof Topic]: string };
