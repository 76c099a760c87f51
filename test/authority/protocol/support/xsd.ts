import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DocumentRoot } from '../../../../server/authority/protocol/documents/document.ts';
import type { Field, GroupType, LayoutType } from '../../../../server/authority/protocol/documents/layout.ts';
import { downloadLayout } from '../../../../server/authority/protocol/documents/layouts/download.ts';
import { uploadLayout } from '../../../../server/authority/protocol/documents/layouts/upload.ts';
import { encodeGbk } from '../../../../server/authority/protocol/gbk.ts';

/** Schemas as a bureau hands them out, composed from the layouts: in GBK, one including the other. */

const HEAD =
  '<?xml version="1.0" encoding="GBK"?>\n<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">\n';

const facet = (name: string, value: number): string =>
  value === Infinity ? '' : `<xs:${name} value="${value}"/>`;

const times = ({ min, max }: Pick<Field, 'min' | 'max'>): string =>
  ` minOccurs="${min}" maxOccurs="${max === Infinity ? 'unbounded' : max}"`;

function elementOf(name: string, field: Field, loose: boolean): string {
  return `<xs:element name="${name}"${loose ? '' : times(field)}>${typeOf(field.type)}</xs:element>`;
}

function groupOf({ kind, fields }: GroupType): string {
  const entries = Object.entries(fields);
  const all = (loose: boolean): string =>
    entries.map(([name, field]) => elementOf(name, field, loose)).join('');
  if (kind === 'in order') return `<xs:sequence>${all(false)}</xs:sequence>`;
  if (kind === 'one of') return `<xs:choice>${all(true)}</xs:choice>`;
  // What may stand in any order cannot be counted by a schema once one of it repeats.
  return entries.some(([, field]) => field.many)
    ? `<xs:choice minOccurs="0" maxOccurs="unbounded">${all(true)}</xs:choice>`
    : `<xs:all>${all(false)}</xs:all>`;
}

function typeOf(type: LayoutType): string {
  switch (type.kind) {
    case 'text':
      return `<xs:simpleType><xs:restriction base="xs:string">${facet('minLength', type.min)}${facet('maxLength', type.max)}</xs:restriction></xs:simpleType>`;
    case 'long':
      return `<xs:simpleType><xs:restriction base="xs:long">${facet('minInclusive', type.min)}${facet('maxInclusive', Math.max(type.max, ...type.also))}</xs:restriction></xs:simpleType>`;
    case 'open':
      return '';
    default:
      return `<xs:complexType>${groupOf(type)}</xs:complexType>`;
  }
}

const LAYOUTS: Readonly<Record<DocumentRoot, GroupType>> = {
  UploadData: uploadLayout,
  DownloadData: downloadLayout,
};

/** The schema of a root; its attribute is declared in another file. */
export const schemaOf = (root: DocumentRoot): string =>
  `${HEAD}<xs:include schemaLocation="common.xsd"/><xs:element name="${root}"><xs:complexType>${groupOf(LAYOUTS[root])}<xs:attributeGroup ref="versioned"/></xs:complexType></xs:element></xs:schema>`;

const COMMON = `${HEAD}<!-- 接口版本 --><xs:attributeGroup name="versioned"><xs:attribute name="version" type="xs:string" use="required"/></xs:attributeGroup></xs:schema>`;

/** A folder of schemas; `change` makes one stricter or looser than our own layouts. */
export function schemaFolder(change: (xsd: string) => string = (xsd) => xsd): string {
  const folder = mkdtempSync(join(tmpdir(), 'jieru-xsd-'));
  for (const root of ['UploadData', 'DownloadData'] as const)
    writeFileSync(join(folder, `${root}.xsd`), encodeGbk(change(schemaOf(root))));
  writeFileSync(join(folder, 'common.xsd'), encodeGbk(COMMON));
  return folder;
}
