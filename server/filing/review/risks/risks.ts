import type { FullFiling } from '../../../../prisma/selections.ts';
import { issue, type Issue, type IssueCode } from '../../../../schema/rules/issue.ts';
import { materialPath } from '../../../../schema/rules/material-path.ts';
import type { Services } from '../../../services.ts';
import { placesUnlikeRecord } from '../../draft/details/record.ts';
import { faceDoubt, type FaceDoubt } from '../../draft/photo/face-check/doubt.ts';
import { readingWarnings } from '../../draft/reading/issues.ts';
import { regionNamed, regionsOf } from '../../draft/server/regions.ts';
import { stepsOf } from '../../draft/steps/steps.ts';
import { changesSince } from './rounds.ts';
import { sharedWith, type SharedWith } from './shared.ts';

/** What a reviewer is warned of before passing a filing, the gravest first. */
export const RISK_KINDS = ['FACE', 'PAPER', 'FINDING', 'RECORD', 'SERVER', 'SHARED', 'CHANGED'] as const;
export type RiskKind = (typeof RISK_KINDS)[number];

export type Risk = {
  readonly kind: RiskKind;
  /** Whether it speaks against passing the filing; what does not is to be looked at. */
  readonly grave: boolean;
  readonly issue: Issue;
  /** Filings of other subjects that have the same. */
  readonly filings?: readonly string[];
  /** Of a change: the masked texts. */
  readonly before?: string | null;
  readonly after?: string | null;
};

const FACES: Readonly<Record<FaceDoubt, IssueCode>> = {
  DIFFERENT: 'RISK_FACE_DIFFERENT',
  SEVERAL_FACES: 'RISK_FACE_SEVERAL',
  NO_FACE: 'RISK_FACE_NONE',
  UNSURE: 'RISK_FACE_UNSURE',
  UNAVAILABLE: 'RISK_FACE_UNAVAILABLE',
};

/** What the applicant is told of a photo is told here in the reviewer's words. */
const FACE_FINDINGS: readonly IssueCode[] = ['FACE_DIFFERENT', 'FACE_NOT_FOUND', 'FACE_SEVERAL'];

const faceRisks = ({ photos, materials }: FullFiling): Risk[] =>
  photos.flatMap((photo) => {
    if (!materials.some(({ id, status }) => id === photo.materialId && status === 'STORED')) return [];
    const doubt = faceDoubt([photo]);
    const path = materialPath('VERIFICATION_PHOTO', photo.filingWebsiteId);
    return doubt
      ? [{ kind: 'FACE', grave: doubt !== 'UNAVAILABLE', issue: issue(path, FACES[doubt]) } as const]
      : [];
  });

const keyOf = ({ path, code }: Issue): string => `${path.join('.')} ${code}`;

type At = { filing: FullFiling; sealer: Awaited<ReturnType<Services['privacy']['forProvider']>>; now: Date };

/** What the checks of the steps still find; what was read from papers is told as such, and remarks are the reviewers' own. */
function foundRisks({ filing, sealer, now }: At): Risk[] {
  const read = readingWarnings({ filing, sealer, now });
  const told = new Set(read.map(keyOf));
  const steps = stepsOf({ sealer, now }, filing);
  const found = (issues: readonly Issue[], grave: boolean): Risk[] =>
    issues
      .filter(({ code }) => code !== 'REVIEW_REMARK' && !FACE_FINDINGS.includes(code))
      .filter((one) => !told.has(keyOf(one)))
      .map((one) => ({ kind: 'FINDING', grave, issue: one }));
  return [
    ...read.map((one): Risk => ({ kind: 'PAPER', grave: true, issue: one })),
    ...found(
      steps.flatMap(({ issues }) => issues),
      true,
    ),
    ...found(
      steps.flatMap(({ warnings }) => warnings),
      false,
    ),
  ];
}

const recordRisks = ({ filing, sealer }: At): Risk[] =>
  placesUnlikeRecord(sealer, filing).map((path) => ({
    kind: 'RECORD',
    grave: false,
    issue: issue(path, 'RISK_UNLIKE_RECORD', { number: filing.subjectNumber }),
  }));

/** A server in another province than the subject's: seldom wrong, and often a server of somebody else. */
async function serverRisks({ database }: Pick<Services, 'database'>, filing: FullFiling): Promise<Risk[]> {
  const regions = await regionsOf(database.prisma, filing);
  return filing.websites.flatMap(({ server }, index): Risk[] => {
    const area = server ? regionNamed(regions, server.region)?.area : null;
    if (!area || area.slice(0, 2) === filing.province.slice(0, 2)) return [];
    const provinces = { foundProvince: `${area.slice(0, 2)}0000`, province: filing.province };
    return [
      {
        kind: 'SERVER',
        grave: false,
        issue: issue(['server', String(index)], 'RISK_SERVER_ELSEWHERE', provinces),
      },
    ];
  });
}

const SHARED: readonly { what: keyof SharedWith; path: string[]; code: IssueCode }[] = [
  { what: 'phone', path: ['subjectPerson', 'mobile'], code: 'RISK_SHARED_PHONE' },
  { what: 'certificate', path: ['subjectPerson', 'certificateNumber'], code: 'RISK_SHARED_CERTIFICATE' },
  { what: 'address', path: ['subject', 'certificateAddress'], code: 'RISK_SHARED_ADDRESS' },
];

async function sharedRisks({ database }: Pick<Services, 'database'>, filing: FullFiling): Promise<Risk[]> {
  const shared = await sharedWith(database, filing);
  return SHARED.flatMap(({ what, path, code }): Risk[] => {
    const { subjects, filings } = shared[what];
    return subjects === 0
      ? []
      : [{ kind: 'SHARED', grave: false, issue: issue(path, code, { count: subjects }), filings }];
  });
}

const changeRisks = ({ filing, sealer }: At): Risk[] =>
  changesSince(sealer, filing).map(({ path, before, after }) => ({
    kind: 'CHANGED',
    grave: false,
    issue: issue(path, 'RISK_CHANGED'),
    before,
    after,
  }));

/** What speaks against passing a filing, from what is at hand with it: nothing is asked for it. */
export const graveRisks = (at: At): Risk[] =>
  [...faceRisks(at.filing), ...foundRisks(at)].filter(({ grave }) => grave);

/** Everything that a reviewer has to know of a filing before passing it, from all that the service knows of it. */
export async function risksOf(services: Services, filing: FullFiling): Promise<Risk[]> {
  const sealer = await services.privacy.forProvider(filing.providerId);
  const at: At = { filing, sealer, now: await services.clock.now(filing) };
  const found = foundRisks(at);
  const foundAt = new Set(found.map(({ issue: { path } }) => path.join('.')));
  const all = [
    ...faceRisks(filing),
    ...found,
    // What must equal the record is among the findings, with the rule that asks for it.
    ...recordRisks(at).filter(({ issue: { path } }) => !foundAt.has(path.join('.'))),
    ...(await serverRisks(services, filing)),
    ...(await sharedRisks(services, filing)),
    ...changeRisks(at),
  ];
  return all.toSorted(
    (one, other) =>
      Number(other.grave) - Number(one.grave) ||
      RISK_KINDS.indexOf(one.kind) - RISK_KINDS.indexOf(other.kind),
  );
}
