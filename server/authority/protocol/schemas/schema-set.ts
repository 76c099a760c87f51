import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ParseOption,
  XmlBufferInputProvider,
  XmlDocument,
  XmlLibError,
  xmlRegisterInputProvider,
  XsdValidator,
} from 'libxml2-wasm';
import type { DocumentRoot } from '../documents/document.ts';
import { ProtocolFault, type Violation } from '../fault.ts';
import { violationOf } from './violations.ts';

/** The authority's own schemas of one folder, compiled. */
export interface SchemaSet {
  /** Rules of the schema that a file breaks; empty too where the folder has no schema of this root. */
  check(root: DocumentRoot, xml: string): readonly Violation[];
}

/** No entities of other files. Disk and network are out of reach anyway: the parser sees only what is given to it. */
const OPTIONS = ParseOption.XML_PARSE_NO_XXE;

const ROOTS: readonly DocumentRoot[] = ['UploadData', 'DownloadData'];

/** The text is Unicode by now, whatever its declaration says of bytes. */
const withoutDeclaration = (xml: string): string => xml.replace(/^\s*<\?xml[^>]*\?>/, '');

/** What schemas include is found here and nowhere else: neither on the disk nor on the network. */
const files = new XmlBufferInputProvider({});
let registered = false;
let folders = 0;

function unusable(folder: string, why: string, cause?: unknown): ProtocolFault {
  return new ProtocolFault('schemas', `the schemas in ${folder} cannot be used: ${why}`, [], cause);
}

async function filesIn(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  try {
    const names = (await readdir(folder)).filter((name) => name.toLowerCase().endsWith('.xsd')).sort();
    return new Map(
      await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)),
    );
  } catch (cause) {
    throw unusable(folder, 'it cannot be read', cause);
  }
}

function compile(folder: string, url: string, bytes: Buffer): XsdValidator {
  try {
    const schema = XmlDocument.fromBuffer(bytes, { url, option: OPTIONS });
    try {
      return XsdValidator.fromDoc(schema);
    } finally {
      schema.dispose();
    }
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    throw unusable(folder, `${url.split('/').at(-1)}: ${cause.message.trim()}`, cause);
  }
}

/**
 * Reads and compiles the schemas of a folder (`UploadData.xsd`, `DownloadData.xsd` and what they include by name).
 * @throws ProtocolFault `schemas` when the folder has neither, or one that is no schema.
 */
export async function openSchemas(folder: string): Promise<SchemaSet> {
  const found = await filesIn(folder);
  if (!registered) registered = xmlRegisterInputProvider(files);
  const place = `jieru-xsd:/${(folders += 1)}`;
  for (const [name, bytes] of found) files.addBuffer(`${place}/${name}`, bytes);
  const validators = new Map<DocumentRoot, XsdValidator>();
  try {
    for (const root of ROOTS) {
      const bytes = found.get(`${root}.xsd`);
      if (bytes) validators.set(root, compile(folder, `${place}/${root}.xsd`, bytes));
    }
  } finally {
    for (const name of found.keys()) files.removeBuffer(`${place}/${name}`);
  }
  if (validators.size === 0) throw unusable(folder, `it holds neither ${ROOTS.join('.xsd nor ')}.xsd`);
  return {
    check(root, xml) {
      const validator = validators.get(root);
      return validator ? violationsOf(validator, xml) : [];
    },
  };
}

function violationsOf(validator: XsdValidator, xml: string): readonly Violation[] {
  const document = XmlDocument.fromString(withoutDeclaration(xml), { option: OPTIONS });
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    if (error instanceof XmlLibError) return error.details.map(violationOf);
    throw error;
  } finally {
    document.dispose();
  }
}

type Kept = { readonly stamp: string; readonly set: Promise<SchemaSet> };
const kept = new Map<string, Kept>();

/** Name, size and time of every file: schemas that were replaced are read anew. */
async function stampOf(folder: string): Promise<string> {
  try {
    const names = (await readdir(folder)).sort();
    const facts = await Promise.all(
      names.map(async (name) => {
        const { size, mtimeMs } = await stat(join(folder, name));
        return `${name} ${size} ${mtimeMs}`;
      }),
    );
    return facts.join('\n');
  } catch (cause) {
    throw unusable(folder, 'it cannot be read', cause);
  }
}

/** The schemas of a folder, compiled once until a file changes. @throws ProtocolFault `schemas` */
export async function schemasIn(folder: string): Promise<SchemaSet> {
  const stamp = await stampOf(folder);
  const known = kept.get(folder);
  if (known?.stamp === stamp) return known.set;
  const set = openSchemas(folder);
  kept.set(folder, { stamp, set });
  return set;
}
