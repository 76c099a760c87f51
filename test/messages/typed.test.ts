import { describe, expect, it } from 'vitest';
import { issues } from '../../schema/messages/generated/issues.js';
import { typed } from '../../schema/messages/generated/typed.js';
import { sourceFiles, stringsIn } from '../platform/support/imports.ts';

/** Where what is wrong is found without asking the service, or comes as a rule to be judged there. */
const JUDGED_IN_THE_PAGE =
  /^(schema\/rules\/(?!failures|error-catalogue|topics|scopes)|server\/filing\/provinces\/meanings\/|widget\/form\/(steps|upload)\/)/;

/** Codes that a page compares with and does not say: what they mean comes with the answer. */
const COMPARED = new Set([
  ...['SESSION_EXPIRED', 'INVALID_STATE', 'NOT_FOUND', 'CONFLICT', 'FORBIDDEN', 'RATE_LIMITED', 'VALIDATION'],
  ...['UPLOAD_OFFSET', 'REVIEW_REMARK', 'REFUSED_BY_AUTHORITY', 'INTERNAL', 'SERVICE_UNAVAILABLE'],
  ...['AUTHORITY_UNAVAILABLE', 'SMS_LAPSED', 'CANCEL_CODE_NO_PHONE', 'DATA_UNREADABLE', 'CLAIMED'],
  ...['IDEMPOTENCY_KEY_IN_USE'],
]);

const found = sourceFiles()
  .filter((path) => JUDGED_IN_THE_PAGE.test(path))
  .flatMap((path) =>
    stringsIn(path)
      .filter((text) => text in issues['zh-CN'] && !COMPARED.has(text))
      .map((code) => ({ code, path })),
  );

describe('The words of what is wrong that a page loads', () => {
  it('say all that it can find by itself', () => {
    expect(found.length).toBeGreaterThan(60);
    for (const words of Object.values(typed))
      expect(found.filter(({ code }) => !(code in words))).toEqual([]);
  });

  it('are no more than half of all: what only the service finds comes with its words', () => {
    const share = Object.keys(typed['zh-CN']).length / Object.keys(issues['zh-CN']).length;
    expect(share).toBeLessThan(0.5);
  });
});
