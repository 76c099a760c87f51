import type { Material } from '../../../prisma/generated/client/client.ts';
import { sizesApart } from '../../../schema/messages/values/amounts.ts';
import { issue } from '../../../schema/rules/issue.ts';
import type { Issue } from '../../../schema/rules/issue.ts';
import { materialRule } from './kinds.ts';

export const tooLarge = (path: string[], bytes: number, max: number): Issue => {
  const { size, limit } = sizesApart(bytes, max);
  return issue(path, 'MATERIAL_TOO_LARGE', { size, max: limit });
};

export const tooSmall = (path: string[], bytes: number, min: number): Issue => {
  const { size, limit } = sizesApart(bytes, min);
  return issue(path, 'MATERIAL_TOO_SMALL', { size, min: limit });
};

/** The issue a refused material stands for, with the facts its message needs; null when it was not refused. */
export const refusalIssue = (
  material: Pick<Material, 'kind' | 'refusal' | 'bytes' | 'declaredBytes' | 'width' | 'height'>,
): Issue | null => {
  const { kind, refusal, width, height } = material;
  if (!refusal) return null;
  const rule = materialRule(kind);
  const bytes = material.bytes ?? material.declaredBytes;
  switch (refusal) {
    case 'MATERIAL_TOO_LARGE':
      return tooLarge(['file'], bytes, rule.maxBytes);
    case 'MATERIAL_TOO_SMALL':
      return tooSmall(['file'], bytes, rule.minBytes);
    case 'MATERIAL_PIXELS':
    case 'MATERIAL_PIXELS_LIMIT':
      return issue(['file'], refusal, { width: width ?? 0, height: height ?? 0 });
    case 'MATERIAL_TYPE':
    case 'MATERIAL_BROKEN':
    case 'MATERIAL_PDF_LOCKED':
    case 'MATERIAL_PDF_PAGES':
    case 'MATERIAL_CHANGED':
    case 'MATERIAL_UNFIT':
    case 'MATERIAL_INFECTED':
      return issue(['file'], refusal);
  }
};
