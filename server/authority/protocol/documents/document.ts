import { ProtocolFault, violationText, type Violation } from '../fault.ts';
import { readXml } from '../xml/read.ts';
import { GBK_DECLARATION, writeXml } from '../xml/write.ts';
import { localName, type XmlElement } from '../xml/element.ts';
import { buildElement } from './build.ts';
import { Findings, toViolation, type AsideRecord, type Finding } from './findings.ts';
import { downloadLayout, type DownloadContent } from './layouts/download.ts';
import { uploadLayout, type UploadContent } from './layouts/upload.ts';
import { readElement } from './read.ts';

/** `version` of the root in V3.0, dot after the V included. */
export const VERSION_3_0 = 'V.3.0';

interface Contents {
  readonly UploadData: UploadContent;
  readonly DownloadData: DownloadContent;
}

export type DocumentRoot = keyof Contents;

/** A file of the interface as an object. */
export interface WireDocument<R extends DocumentRoot = DocumentRoot> {
  readonly root: R;
  readonly version: string;
  readonly content: Contents[R];
}

export type UploadDocument = WireDocument<'UploadData'>;

/**
 * How strictly to read. `schema` refuses whatever the schema refuses. `tolerant` leaves a record out that lacks what is
 * decided by it, refuses only what cannot be told record from record, and notes the rest: the authority's own files break its
 * schemas.
 */
export type Strictness = 'schema' | 'tolerant';

export interface ParsedDocument<R extends DocumentRoot> {
  readonly document: WireDocument<R>;
  /** Rules the file breaks although it was read. Empty when it was read by the schema. */
  readonly notes: readonly Violation[];
  /** Records that could not be read and are left out of the document. Empty when it was read by the schema. */
  readonly aside: readonly AsideRecord[];
}

export interface StrictnessOptions {
  readonly strictness?: Strictness;
}

export interface ParseOptions extends StrictnessOptions {
  /** The `version` the file must have; any when left out. */
  readonly version?: string;
}

const LAYOUTS = { UploadData: uploadLayout, DownloadData: downloadLayout } as const;

/** Rules of the layout the document breaks. */
export function validateLayout(document: WireDocument): readonly Violation[] {
  return build(document).findings.map(toViolation);
}

/**
 * The document as XML text with a GBK declaration. Throws ProtocolFault `layout` naming every broken rule; with
 * `tolerant`, only for what would not be read back.
 */
export function writeDocument(
  document: WireDocument,
  { strictness = 'schema' }: StrictnessOptions = {},
): string {
  const { element, findings } = build(document);
  refuse(findings, strictness);
  return writeXml(element, GBK_DECLARATION);
}

/**
 * Reads an XML text as a document with this root. Throws ProtocolFault: the reasons of reading XML, or `layout` with
 * every violation that forbids reading.
 */
export function parseDocument<R extends DocumentRoot>(
  xml: string,
  root: R,
  { strictness = 'tolerant', version }: ParseOptions = {},
): ParsedDocument<R> {
  const element = readXml(xml, { strictly: strictness === 'schema' });
  const findings = new Findings();
  if (localName(element) !== root) {
    throw new ProtocolFault('layout', `the document is not ${root}`, [
      { path: root, rule: 'root', message: `the root element must be ${root}` },
    ]);
  }
  if (element.name !== root) findings.readable(root, 'name', 'must have no prefix');
  const given = element.attributes['version'] ?? '';
  if (given === '' || (version !== undefined && given !== version)) {
    findings.readable(`${root}/@version`, 'version', version ? `must be ${version}` : 'must be given');
  }
  const { version: _, ...attributes } = element.attributes;
  const content = readElement({ ...element, attributes }, LAYOUTS[root], root, findings);
  refuse(findings.all(), strictness);
  if (strictness === 'schema') refuseAside(findings.aside);
  // The layout that was just checked is the one the type is derived from.
  const document: WireDocument<R> = { root, version: given, content: content as Contents[R] };
  return { document, notes: findings.all().map(toViolation), aside: findings.aside };
}

function build(document: WireDocument): { element: XmlElement; findings: readonly Finding[] } {
  const findings = new Findings();
  const { root, version, content } = document;
  const layout = LAYOUTS[root];
  const element = buildElement(root, content, layout, root, findings);
  if (version.trim() === '') findings.readable(`${root}/@version`, 'version', 'must be given');
  readElement(element, layout, root, findings);
  // What is written is written whole.
  for (const { violations } of findings.aside)
    for (const { path, rule, message } of violations) findings.unreadable(path, rule, message);
  return {
    element: { ...element, attributes: { version, ...element.attributes } },
    findings: findings.all(),
  };
}

function refuseAside(aside: readonly AsideRecord[]): void {
  const violations = aside.flatMap((record) => record.violations.map(toViolation));
  if (violations.length > 0) throw new ProtocolFault('layout', violationText(violations), violations);
}

function refuse(findings: readonly Finding[], strictness: Strictness): void {
  const forbidding = strictness === 'schema' ? findings : findings.filter(({ readable }) => !readable);
  if (forbidding.length > 0)
    throw new ProtocolFault('layout', violationText(forbidding), forbidding.map(toViolation));
}
