import type { Application } from '../../../server/application.ts';
import { choiceName } from '../../messages/choices.ts';
import { choices } from '../../messages/generated/choices.js';
import { builder } from '../builder.ts';

export type Division = { code: string; name: string };

/** A division by its GB/T 2260 code. */
export const divisionOf = (app: Application, code: string): Division => ({
  code,
  name: app.nameOf(code) ?? code,
});

export const DivisionType = builder.objectRef<Division>('Division').implement({
  authScopes: { known: true },
  description: 'A province, city or county (行政区划).',
  fields: (t) => ({
    code: t.exposeString('code', {
      description: 'The code of the province, city or county, six digits of GB/T 2260, e.g. `330106`.',
    }),
    name: t.exposeString('name', {
      description: 'The Chinese name of the province, city or county as it stands on documents, e.g. 西湖区.',
    }),
    label: t.string({
      description:
        'The name of the province, city or county in the language of the request, to be read and not to be filled in: 杭州市, or Hangzhou as maps write it.',
      resolve: ({ code, name }, _args, { locale, app }) =>
        choiceName(choices[locale], 'province', code) ?? app.placeNamed(name, locale),
    }),
  }),
});
