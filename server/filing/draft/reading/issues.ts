import type { MaterialKind } from '../../../../prisma/generated/client/enums.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import { LONG_TERM } from '../../../../schema/rules/certificate-term.ts';
import { issue, type Issue, type IssueCode } from '../../../../schema/rules/issue.ts';
import { materialPath } from '../../../../schema/rules/material-path.ts';
import { chinaDay } from '../../../platform/calendar/china-day.ts';
import { whereReadable } from '../../../platform/privacy/cipher.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { FieldKey } from '../../../reading/papers/layouts.ts';
import { openReadingOf, readValues, type ReadValue } from './stored.ts';
import { typedOf } from './typed.ts';

/** In which words it is told that a paper says something else; addresses are written in too many ways to be told of. */
const DIFFERS: Partial<Record<FieldKey, IssueCode>> = {
  NAME: 'READ_NAME_DIFFERS',
  NUMBER: 'READ_NUMBER_DIFFERS',
  LEGAL_PERSON: 'READ_LEGAL_PERSON_DIFFERS',
  VALID_UNTIL: 'READ_TERM_DIFFERS',
};

const LICENCE: MaterialKind = 'SUBJECT_CERTIFICATE';
/** What was read worse than this says nothing against what was typed. */
const TELLING_FROM = 0.9;

const differs = ({ compared, confidence, value }: ReadValue): boolean =>
  value !== null &&
  (confidence ?? 0) >= TELLING_FROM &&
  (compared?.match === 'NEAR' || compared?.match === 'NOT_FOUND');

const issuesOf = (
  path: string[],
  kind: MaterialKind,
  values: readonly ReadValue[],
  typed: ReadonlyMap<FieldKey, string>,
  today: string,
): Issue[] => {
  const at = (key: FieldKey) => values.find((one) => one.key === key);
  // The number is the subject's and the name is not like what was typed: it has been renamed, or the old name was typed.
  const isRenamed =
    kind === LICENCE &&
    at('NUMBER')?.compared?.match === 'EXACT' &&
    at('NAME')?.compared?.match === 'NOT_FOUND';
  const said = values.filter(differs).flatMap((value) => {
    const code = value.key === 'NAME' && isRenamed ? 'READ_RENAMED' : DIFFERS[value.key];
    const params = { material: kind, read: value.value ?? '', typed: typed.get(value.key) ?? '' };
    return code ? [issue(path, code, params)] : [];
  });
  const end = at('VALID_UNTIL');
  const isOver =
    end?.value != null &&
    end.value !== LONG_TERM &&
    (end.confidence ?? 0) >= TELLING_FROM &&
    end.value < today;
  return isOver ? [...said, issue(path, 'READ_EXPIRED', { material: kind, date: end.value })] : said;
};

/** What the papers say that does not fit what was typed. An advice: the reading may be wrong, and bars nothing. */
export const readingWarnings = ({
  filing,
  sealer,
  now,
}: {
  filing: FullFiling;
  sealer: Sealer;
  now: Date;
}): Issue[] => {
  const read = filing.materials.filter(
    ({ status, readingState }) => status === 'STORED' && readingState === 'READ',
  );
  if (read.length === 0) return [];
  const typed = whereReadable(() => typedOf(sealer, filing));
  if (!typed) return [];
  return read.flatMap((material) => {
    const answer = whereReadable(() => openReadingOf(sealer, material));
    if (!answer) return [];
    const { kind, filingWebsiteId } = material;
    const wanted = typed(material);
    return issuesOf(
      materialPath(kind, filingWebsiteId),
      kind,
      readValues(answer, wanted),
      new Map(wanted.map(({ key, value }) => [key, value])),
      chinaDay(now),
    );
  });
};
