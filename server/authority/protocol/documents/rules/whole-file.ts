import type { Violation } from '../../fault.ts';
import { MAX_RECORDS_PER_FILE } from '../../limits.ts';
import type { CodeCheck } from './codes.ts';
import { icpOperations, ipOperations, type UploadContent } from '../layouts/upload.ts';

/** What is known of the sender, for rules that compare the file with it. */
export interface SenderContext {
  readonly ispId?: number | undefined;
  /** Which codes the authority has; any when left out. */
  readonly allowsCode?: CodeCheck | undefined;
}

/** Rules about the file as a whole: one operation, not too many records, the right sender. */
export function checkWholeFile(
  content: UploadContent,
  path: string,
  { ispId }: SenderContext,
): readonly Violation[] {
  const part = content.ICP ?? content.IP;
  if (!part) return [];
  const partPath = `${path}/${content.ICP ? 'ICP' : 'IP'}`;
  const names = new Set(Object.keys(content.ICP ? icpOperations : ipOperations));
  const operations = Object.entries(part).filter(([name, value]) => names.has(name) && value !== undefined);
  const violations: Violation[] = [];
  if (operations.length !== 1) {
    violations.push({ path: partPath, rule: 'one-operation', message: 'a file holds exactly one operation' });
  }
  const records = operations.reduce((sum, [, operation]) => sum + countRecords(operation), 0);
  if (records > MAX_RECORDS_PER_FILE) {
    const message = `a file holds at most ${MAX_RECORDS_PER_FILE} records`;
    violations.push({ path: partPath, rule: 'record-count', message });
  }
  if (ispId !== undefined && part.Qqdwid !== ispId) {
    const message = 'must be the id of the provider that sends (result code 5003)';
    violations.push({ path: `${partPath}/Qqdwid`, rule: 'sender', message });
  }
  return violations;
}

/** Records are the items of the first lists met below the operation. */
function countRecords(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value)
    .filter(([key]) => !key.startsWith('$'))
    .reduce((sum, [, each]) => sum + countRecords(each), 0);
}
