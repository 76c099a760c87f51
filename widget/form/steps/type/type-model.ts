/** What the type check's form holds while it is filled in; empty strings are not chosen yet. */
export type TypeModel = {
  province: string;
  city: string;
  county: string;
  nature: string;
  certificateType: string;
  certificateNumber: string;
  domains: string[];
  /** Compared with the paper, where the check character fails. */
  numberConfirmed: boolean;
};

export const EMPTY_TYPE: TypeModel = {
  province: '',
  city: '',
  county: '',
  nature: '',
  certificateType: '',
  certificateNumber: '',
  domains: [''],
  numberConfirmed: false,
};

type Given = { readonly [Field in keyof TypeModel]?: TypeModel[Field] | readonly string[] | null };

/** What the provider gave stands where nothing was chosen yet, and where it is locked. */
export const withGiven = (model: TypeModel, given: Given, locked: readonly string[]): TypeModel => ({
  ...model,
  ...Object.fromEntries(
    (Object.keys(EMPTY_TYPE) as (keyof TypeModel)[]).flatMap((name) => {
      const value = given[name];
      const stands = Array.isArray(value) ? value.length > 0 : Boolean(value);
      const free = locked.includes(name) || String(model[name]) === '';
      return stands && free ? [[name, Array.isArray(value) ? [...value] : value]] : [];
    }),
  ),
});

/** Blank lines among the domains are not sent: what was found of the nth domain belongs to the nth line with something in it. */
export const atItsLine = <Found extends { readonly path: readonly string[] }>(
  found: Found,
  { domains }: TypeModel,
): Found => {
  const [field, index = '0', ...rest] = found.path;
  if (field !== 'domains') return found;
  const filled = domains.flatMap((domain, line) => (domain.trim() === '' ? [] : [line]));
  return { ...found, path: ['domains', String(filled[Number(index)] ?? 0), ...rest] };
};
