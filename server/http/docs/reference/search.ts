import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { ERROR_CODES, ERRORS_PATH } from '../../../../schema/rules/error-catalogue.ts';
import { issues } from '../../../../schema/messages/generated/issues.js';
import { kindOf, operationPath, ROOTS, TYPES, typePath, type Kind, type TypeKind } from './parts.ts';

export type Found = {
  readonly kind: Kind | TypeKind | 'field' | 'value' | 'code';
  readonly name: string;
  readonly path: string;
  readonly description: string;
};

const INDEX: readonly Found[] = [
  ...ROOTS.flatMap(({ kind, type }) =>
    Object.values(type.getFields()).map(({ name, description }): Found => ({
      kind,
      name,
      path: operationPath(kind, name),
      description: description ?? '',
    })),
  ),
  ...[...TYPES.values()].flatMap((type): Found[] => {
    const path = typePath(type.name);
    const members: readonly { name: string; description?: string | null | undefined }[] = isEnumType(type)
      ? type.getValues()
      : isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
        ? Object.values(type.getFields())
        : [];
    return [
      { kind: kindOf(type), name: type.name, path, description: type.description ?? '' },
      ...members.map(({ name, description }): Found => ({
        kind: isEnumType(type) ? 'value' : 'field',
        name: `${type.name}.${name}`,
        path: `${path}#${name}`,
        description: description ?? '',
      })),
    ];
  }),
  ...[...new Set([...ERROR_CODES, ...Object.keys(issues.en)])].map((code): Found => ({
    kind: 'code',
    name: code,
    path: `${ERRORS_PATH}/${code}`,
    description: '',
  })),
];

/** Operations come first, and members after what they belong to. */
const lead = ({ kind }: Found): number => {
  if (kind === 'query' || kind === 'mutation' || kind === 'subscription') return 30;
  return kind === 'field' || kind === 'value' ? -30 : 0;
};

/** How well one word fits; 0 where it does not. */
function fit({ name, description }: Found, word: string): number {
  const own = name.toLowerCase();
  const last = own.slice(own.lastIndexOf('.') + 1);
  if (own === word || last === word) return 100;
  if (last.startsWith(word)) return 60;
  if (own.includes(word)) return 40;
  return description.toLowerCase().includes(word) ? 10 : 0;
}

/** What fits every word of a question, best first. */
export function search(query: string): Found[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
  if (words.length === 0) return [];
  return INDEX.flatMap((found) => {
    const fits = words.map((word) => fit(found, word));
    if (fits.includes(0)) return [];
    const points = fits.reduce((sum, one) => sum + one, 0) / words.length;
    return [{ found, points: points + lead(found) }];
  })
    .sort((one, other) => other.points - one.points || one.found.name.length - other.found.name.length)
    .map(({ found }) => found);
}
