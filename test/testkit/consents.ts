import type { ConsentPurpose } from '../../prisma/generated/client/enums.ts';
import { currentText, hashOf } from '../../server/filing/draft/consent/versions.ts';

/** What somebody sends who has read the text in force, in Chinese, and agrees. */
export const agreementTo = (
  purpose: ConsentPurpose,
  now = new Date(),
): { purpose: ConsentPurpose; version: string; hash: string } => {
  const { version, words } = currentText(purpose, now);
  return { purpose, version, hash: hashOf(words['zh-CN']) };
};
