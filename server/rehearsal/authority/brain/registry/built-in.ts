import type { FiledSubject } from '../subject.ts';
import { filedSubject } from './entry.ts';
import { INSTITUTIONS } from './institutions.ts';
import { OTHER_PROVINCES } from './provinces.ts';
import { ZHEJIANG } from './zhejiang.ts';

/** Every subject the rehearsal registry knows from the start. */
export const BUILT_IN_ENTRIES = [...ZHEJIANG, ...INSTITUTIONS, ...OTHER_PROVINCES];

export const BUILT_IN: readonly FiledSubject[] = BUILT_IN_ENTRIES.map(filedSubject);
