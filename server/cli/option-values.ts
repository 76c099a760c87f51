import { InvalidArgumentError } from '@commander-js/extra-typings';
import { PROVINCES } from '../../schema/rules/choices/provinces.ts';

/** A moment as an option gives it. */
export const timeOf = (text: string): Date => {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()) || !/^\d{4}-\d\d-\d\d/.test(text))
    throw new InvalidArgumentError('Write it like 2026-11-29 or 2026-11-29T08:00:00Z.');
  return time;
};

/** A number of things, as an option gives it. */
export const countUpTo =
  (most: number) =>
  (text: string): number => {
    const count = Number(text);
    if (Number.isInteger(count) && count >= 1 && count <= most) return count;
    throw new InvalidArgumentError(`It is a number from 1 to ${most}.`);
  };

/** A province by its code, name or key, as its code. */
export const provinceOf = (text: string): string => {
  const found = PROVINCES.find(({ code, key, name, short }) =>
    [code, key, name, short].includes(text.trim()),
  );
  if (found) return found.code;
  throw new InvalidArgumentError('It is a province, such as 330000, zhejiang or 浙江.');
};

/** Provinces, with commas between them. */
export const provincesOf = (text: string): string[] => [...new Set(text.split(/[,，]/).map(provinceOf))];
