import type { Violation } from '../../fault.ts';
import type { UploadDocument } from '../document.ts';
import type { UploadContent } from '../layouts/upload.ts';
import { checkChangedRanges, checkIpRanges, checkRanges } from './addresses.ts';
import { attachmentRules, preApprovalRules, wrappedAttachmentRules } from './attachments.ts';
import { checkCodes } from './codes.ts';
import { applyRules, applyToEach, type RecordRule } from './rule.ts';
import { unitRules, unitWebsiteRules } from './units.ts';
import { homePageRules } from './websites.ts';
import { checkWholeFile, type SenderContext } from './whole-file.ts';
import type { DeregistrationUpload } from '../layouts/upload/deregistration.ts';

type Deregistration = DeregistrationUpload['Zx_xx'][number];

/** `Zxlb` of a whole subject. */
const WHOLE_SUBJECT = 0;

/** A whole subject is only deregistered with its filing password. */
const deregistrationRules: readonly RecordRule<Deregistration>[] = [
  {
    rule: 'deregistration-password',
    message: 'must be given to deregister a subject',
    broken: ({ Zxlb, ICPmm }) => (Zxlb === WHOLE_SUBJECT && ICPmm === undefined ? ['ICPmm'] : []),
  },
];

type Icp = NonNullable<UploadContent['ICP']>;
type NewFiling = NonNullable<Icp['XZBA']>['Baxx'][number];
type NewWebsites = NonNullable<Icp['XZWZ']>['Xzxx'][number];
type Change = NonNullable<Icp['BGBA']>['Bgxx'][number];

const newFilingRules: readonly RecordRule<NewFiling>[] = [
  ...unitRules,
  ...unitWebsiteRules,
  ...homePageRules,
  ...preApprovalRules,
];
const newWebsiteRules: readonly RecordRule<NewWebsites>[] = [...homePageRules, ...preApprovalRules];
const changeRules: readonly RecordRule<Change>[] = [
  ...unitRules,
  ...unitWebsiteRules,
  ...homePageRules,
  ...preApprovalRules,
];

/**
 * Rules of the specification's text that its schema cannot say, over a document that obeys its layout. Empty when all
 * hold.
 */
export function checkUploadRules(document: UploadDocument, sender: SenderContext = {}): readonly Violation[] {
  const { content, root } = document;
  const { ICP, IP } = content;
  return [
    ...checkWholeFile(content, root, sender),
    ...(ICP ? checkIcp(ICP, `${root}/ICP`) : []),
    ...(IP?.XZBA ? checkIpRanges(IP.XZBA, `${root}/IP/XZBA`) : []),
    ...(IP?.XGBA ? checkChangedRanges(IP.XGBA, `${root}/IP/XGBA`) : []),
    ...checkRanges(content, root),
    ...(sender.allowsCode ? checkCodes(content, root, sender.allowsCode) : []),
  ];
}

function checkIcp(icp: Icp, path: string): readonly Violation[] {
  const { XZBA, XZWZ, XZJR, BGBA, HSJG, ZXBA, XZHYD } = icp;
  return [
    ...applyToEach(XZBA?.Baxx, `${path}/XZBA/Baxx`, newFilingRules),
    ...applyToEach(XZWZ?.Xzxx, `${path}/XZWZ/Xzxx`, newWebsiteRules),
    ...applyToEach(BGBA?.Bgxx, `${path}/BGBA/Bgxx`, changeRules),
    ...(HSJG?.Hsjgxx ?? []).flatMap(({ Baxx }, index) =>
      applyRules(Baxx, `${path}/HSJG/Hsjgxx[${index + 1}]/Baxx`, unitRules),
    ),
    ...applyToEach(ZXBA?.Zx_xx, `${path}/ZXBA/Zx_xx`, deregistrationRules),
    ...applyToEach(XZHYD?.Fjxx, `${path}/XZHYD/Fjxx`, attachmentRules),
    ...wrapped(XZBA?.Baxx, `${path}/XZBA/Baxx`),
    ...wrapped(XZWZ?.Xzxx, `${path}/XZWZ/Xzxx`),
    ...wrapped(XZJR?.Xzxx, `${path}/XZJR/Xzxx`),
    ...wrapped(BGBA?.Bgxx, `${path}/BGBA/Bgxx`),
  ];
}

type WithAttachments = Pick<NewFiling | NewWebsites, 'Fj'>;

function wrapped(records: readonly WithAttachments[] | undefined, path: string): readonly Violation[] {
  return (records ?? []).flatMap(({ Fj }, index) =>
    applyToEach(Fj, `${path}[${index + 1}]/Fj`, wrappedAttachmentRules),
  );
}
