import { issue } from '../../schema/validation/issue.ts';
import type { Issue } from '../../schema/validation/issue.ts';
import type { MaterialSlotView } from '../client/types/material.ts';
import { fileSize } from '../i18n/format.ts';

/** What can be told about a file before it is sent, by the limits the service gave for its place. */
export const checkFile = (file: Blob, slot: Pick<MaterialSlotView, 'formats' | 'maxBytes'>): Issue | null => {
  if (!slot.formats.includes(file.type)) return issue(['file'], 'MATERIAL_TYPE');
  if (file.size <= slot.maxBytes) return null;
  return issue(['file'], 'MATERIAL_TOO_LARGE', { size: fileSize(file.size), max: fileSize(slot.maxBytes) });
};
