import { parseDocument, VERSION_3_0 } from '../../../../authority/protocol/documents/document.ts';
import { checkUploadRules } from '../../../../authority/protocol/documents/rules/upload-rules.ts';
import { ProtocolFault, type Violation } from '../../../../authority/protocol/fault.ts';
import { decodeFile } from '../../../../authority/protocol/decoding.ts';
import type { ArchiveEntry } from '../../../../authority/protocol/packing/archive.ts';
import type { Operation } from '../../brain/operation.ts';
import { operationIn } from './operation.ts';

const broken = (code: 5001 | 5003 | 5004, text: string): Operation => ({ kind: 'BROKEN_FILE', code, text });

/** The file is named, as the specification asks; a sender's own rule is named by its code. */
const codeOf = (violations: readonly Violation[]): 5001 | 5003 | 5004 => {
  const rules = new Set(violations.map(({ rule }) => rule));
  if (rules.has('version')) return 5004;
  return rules.size === 1 && rules.has('sender') ? 5003 : 5001;
};

const operationOf = (code: 5001 | 5003 | 5004, fileName: string): Operation => {
  if (code === 5004) return broken(5004, `接口版本错误，当前版本为${VERSION_3_0}`);
  return code === 5003 ? broken(5003, '请求单位与调用单位不一致') : broken(5001, fileName);
};

/**
 * What an uploaded file asks for. A file that breaks its layout was nevertheless taken: the fault is told later, in a
 * result file.
 */
export function readOperation({ bytes, name }: ArchiveEntry, ispId: bigint): Operation {
  try {
    const { document } = parseDocument(decodeFile(bytes), 'UploadData', {
      strictness: 'schema',
      version: VERSION_3_0,
    });
    const violations = checkUploadRules(document, { ispId: Number(ispId) });
    return violations.length > 0 ? operationOf(codeOf(violations), name) : operationIn(document.content);
  } catch (error) {
    if (error instanceof ProtocolFault) return operationOf(codeOf(error.violations), name);
    throw error;
  }
}
