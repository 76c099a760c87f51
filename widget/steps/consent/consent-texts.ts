import type { ConsentKind } from '../../client/types/codes.ts';
import type { WordId } from '../../i18n/words.ts';

/** The texts consented to. Change the version with the words, so that the record says what was agreed. */
export const CONSENT_TEXTS: Record<
  ConsentKind,
  { version: string; title: WordId; text: WordId; agree: WordId }
> = {
  PERSONAL_DATA: {
    version: '2026-11',
    title: 'consent.PERSONAL_DATA.title',
    text: 'consent.PERSONAL_DATA.text',
    agree: 'consent.PERSONAL_DATA.agree',
  },
  FACE_PHOTO: {
    version: '2026-11-24',
    title: 'consent.FACE_PHOTO.title',
    text: 'consent.FACE_PHOTO.text',
    agree: 'consent.FACE_PHOTO.agree',
  },
};
