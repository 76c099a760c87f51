import { resultCode } from '../../protocol/codes/result-codes.ts';
import type { Mender, ResultKind } from '../../protocol/codes/results/result-code.ts';
import type {
  BureauOpinion,
  FilingResults,
  RecordResult,
} from '../../protocol/documents/layouts/download/filing-results.ts';
import type { ActResult } from '../../acts.ts';
import type { AccessResult, CancellationRefusal, NoticeAbout } from '../../port.ts';
import { readMoment } from '../../protocol/documents/moment.ts';

/** Czlx of a new access. */
const NEW_ACCESS = 3;
/** Czlx of a change (变更), a change of access included. */
const CHANGE = 4;
/** Czlx of verification scans alone (真实性核验材料). */
const VERIFICATION_SCANS = 35;
/** Czlx of a cancelled access (取消接入). */
const CANCEL_ACCESS = 5;
/** Czlx of a deregistered subject (注销主体) and website (注销网站). */
const DEREGISTRATIONS: Readonly<Record<number, NoticeAbout['kind']>> = { 6: 'SUBJECT', 7: 'WEBSITE' };
const APPROVED = 1001;
const REFUSED = 1002;

/**
 * The interface has no message for an SMS check that ran out or failed; the bureau's opinion is all there is. Both end the
 * hand-over and leave the data as they are.
 */
const SMS_OPINION = /短信核验(?:超时|失败|未通过|未完成)|未(?:在规定时间内|按时|及时)?完成短信核验/;

type Lines = RecordResult['Jgxx'];
type Judgement = Pick<AccessResult, 'outcome' | 'code' | 'opinion' | 'wordless'>;

/** What the authority wrote: the bureau's opinion, else the texts beside the machine's codes. */
const writtenIn = (lines: Lines, opinion: BureauOpinion | undefined): string | null =>
  opinion?.Shyj ?? (lines.flatMap(({ Dmms }) => Dmms ?? []).join('；') || null);

/** Of several faults the one counts that the applicant could do nothing about. */
const GRAVEST: readonly Mender[] = ['provider', 'authority', 'applicant'];

const isNote = ({ kind }: { kind: ResultKind }): boolean => kind === 'received' || kind === 'consistent';

/** The bureau's word stands over the machine's, but approves nothing of which the machine names a fault. */
function judge(lines: Lines, opinion: BureauOpinion | undefined): Judgement {
  const kinds = lines.map(({ Jgdm }) => resultCode(Jgdm));
  const noted = kinds.filter(isNote);
  const faults = kinds.filter((each) => each.kind !== 'approved' && !isNote(each));
  const bad = GRAVEST.map((mender) => faults.find(({ whose }) => whose === mender)).find(Boolean);
  const text = writtenIn(lines, opinion);
  // An opinion speaks for every line.
  const silent = opinion?.Shyj === undefined ? lines.filter(({ Dmms }) => Dmms === undefined) : [];
  const wordless = silent
    .map(({ Jgdm }) => Jgdm)
    .filter((code) => faults.some((fault) => fault.code === code));
  const good = { opinion: text, wordless: [] };
  if (opinion?.Shjg === 1 && !bad) return { outcome: 'APPROVED', code: APPROVED, ...good };
  if (opinion || bad) {
    const lapsed = SMS_OPINION.test(text ?? '');
    return {
      outcome: lapsed ? 'SMS_LAPSED' : 'REFUSED',
      code: bad?.code ?? REFUSED,
      opinion: text,
      wordless,
    };
  }
  if (kinds.some(({ kind }) => kind === 'approved')) return { outcome: 'APPROVED', code: APPROVED, ...good };
  return { outcome: 'NOTED', code: noted[0]?.code ?? REFUSED, ...good };
}

/** When the bureau decided; unknown where what it wrote is no time. */
const timeOf = (opinion: BureauOpinion | undefined): Date | null =>
  opinion?.Shsj === undefined ? null : readMoment(opinion.Shsj);

const keyText = (key: string | number | bigint | undefined): string => String(key ?? '').replace(/\s/g, '');

type Named = Pick<AccessResult, 'accessId' | 'websiteNumber'>;

/** Bs of a new access: IspJrid, or the website's number (the specification has both). */
const keysOf = (key: string | undefined): Named => {
  const text = keyText(key);
  if (/^\d{1,18}$/.test(text)) return { accessId: BigInt(text), websiteNumber: null };
  return { accessId: null, websiteNumber: text === '' ? null : text };
};

/** What a word is about that is on a deregistration; nothing for words on other acts, whose ids are an access's. */
export function aboutOf(
  word: Pick<RecordResult, 'Bs'> & Pick<BureauOpinion, 'Czlx' | 'Jlid'>,
): NoticeAbout | undefined {
  const kind = word.Czlx === undefined ? undefined : DEREGISTRATIONS[word.Czlx];
  const { accessId: id, websiteNumber: number } = keysOf(keyText(word.Bs ?? word.Jlid));
  return kind && (id !== null || number !== null) ? { kind, number, id } : undefined;
}

/** 5001 names the broken file by its name, which carries the number of the upload. */
const uploadNamedIn = (lines: Lines): bigint | null => {
  const file = lines.find(({ Jgdm }) => resultCode(Jgdm).kind === 'file');
  const digits = /beianinfo(\d{1,10})\.xml/i.exec(file?.Dmms ?? '')?.[1];
  return digits === undefined ? null : BigInt(digits);
};

/** A broken file was never read, so what the authority calls its act says nothing. */
const isOnOurFile = ({ Czlx, Jgxx }: RecordResult): boolean =>
  Czlx === NEW_ACCESS || uploadNamedIn(Jgxx) !== null;

/** An opinion may leave its act out; then only an id of our own tells what it is on. */
const mayBeNewAccess = (act: number | undefined): boolean => act === undefined || act === NEW_ACCESS;

/** All that a file says of one act, record by record: the machine's lines and the bureau's opinion put together. */
function wordsOn({ Jg_xx = [], GJSHS }: FilingResults, act: number): (Named & Judgement)[] {
  const opinions = (GJSHS?.Gjsh ?? []).filter(({ Czlx }) => Czlx === act);
  const records = Jg_xx.filter(({ Czlx }) => Czlx === act);
  const keys = new Set(
    [...opinions.map(({ Jlid }) => Jlid), ...records.map(({ Bs }) => Bs)].map(keyText).filter(Boolean),
  );
  return [...keys].map((key) => ({
    ...keysOf(key),
    ...judge(
      records.filter(({ Bs }) => keyText(Bs) === key).flatMap(({ Jgxx }) => Jgxx),
      opinions.find(({ Jlid }) => keyText(Jlid) === key),
    ),
  }));
}

/**
 * Refusals among the words on cancelled accesses. The other words on them need no place: that an access has ended comes
 * as a record struck off (ZXSJ).
 */
const cancellationRefusals = (results: FilingResults): CancellationRefusal[] =>
  wordsOn(results, CANCEL_ACCESS).flatMap(({ accessId: authorityAccessId, websiteNumber, ...word }) => {
    const { outcome, code, opinion } = word;
    if (outcome === 'APPROVED' || outcome === 'NOTED') return [];
    return [{ authorityAccessId, websiteNumber, code, opinion }];
  });

/** Scans are done with when they are stored (1060); of a change that it fits the IP filing (1062) is not yet the answer. */
const actResults = (results: FilingResults): ActResult[] =>
  (
    [
      ['CHANGE', CHANGE],
      ['SCANS', VERIFICATION_SCANS],
    ] as const
  ).flatMap(([kind, act]) =>
    wordsOn(results, act).flatMap(({ accessId: authorityId, websiteNumber: number, ...word }) => {
      const { outcome, code, opinion } = word;
      if (outcome === 'NOTED' && kind === 'CHANGE') return [];
      const isGood = outcome === 'APPROVED' || outcome === 'NOTED';
      return [{ kind, authorityId, number, outcome: isGood ? 'DONE' : 'REFUSED', code, opinion } as const];
    }),
  );

/** Results about accesses, machine checks and the bureau's opinions put together; the rest is for the desk. */
export type ReadResults = {
  readonly accesses: AccessResult[];
  /** They stay with the rest, too: the desk sees every word that is not on a new access. */
  readonly cancellationRefusals: CancellationRefusal[];
  /** So do these. */
  readonly acts: ActResult[];
  readonly others: { readonly results: RecordResult[]; readonly opinions: BureauOpinion[] };
};

/** BAJG as words on accesses. `arrivedAt` stands in where no opinion gives a time that can be read. */
export function readResults(results: FilingResults, arrivedAt: Date): ReadResults {
  const { Jg_xx = [], GJSHS } = results;
  const opinions = GJSHS?.Gjsh ?? [];
  const about = opinions.filter(({ Czlx }) => mayBeNewAccess(Czlx));
  const used = new Set<BureauOpinion>();
  const checked = Jg_xx.filter(isOnOurFile).map((record): AccessResult => {
    const isNewAccess = record.Czlx === NEW_ACCESS;
    const { accessId, websiteNumber } = keysOf(record.Bs);
    const opinion = about.find(
      ({ Jlid }) => accessId !== null && Jlid !== undefined && BigInt(Jlid) === accessId,
    );
    if (opinion) used.add(opinion);
    return {
      accessId: isNewAccess ? accessId : null,
      websiteNumber: isNewAccess ? websiteNumber : null,
      uploadSequence: uploadNamedIn(record.Jgxx),
      isNewAccess,
      ...judge(record.Jgxx, opinion),
      at: timeOf(opinion) ?? arrivedAt,
    };
  });
  const alone = about
    .filter((opinion) => !used.has(opinion))
    .map((opinion): AccessResult => ({
      accessId: opinion.Jlid === undefined ? null : BigInt(opinion.Jlid),
      websiteNumber: null,
      uploadSequence: null,
      isNewAccess: opinion.Czlx === NEW_ACCESS,
      ...judge([], opinion),
      at: timeOf(opinion) ?? arrivedAt,
    }));
  return {
    // Opinions first: the machine's line on the same access may name it by its website and has no reasons.
    accesses: [...alone, ...checked],
    cancellationRefusals: cancellationRefusals(results),
    acts: actResults(results),
    others: {
      results: Jg_xx.filter((record) => !isOnOurFile(record)),
      opinions: opinions.filter(({ Czlx }) => !mayBeNewAccess(Czlx)),
    },
  };
}
