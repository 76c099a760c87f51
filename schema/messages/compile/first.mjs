// The area `first`: what the form says before its first field can be typed in, picked from the areas where it stands. It comes
// with the form's code; the areas themselves, ten times as long, follow while the first field is filled in.

/** Area → the keys, or the beginnings of keys where one ends with a dot. */
const PICKED = {
  form: [
    ...['shell.', 'nav.', 'group.', 'status.', 'foot.', 'save.', 'failure.'],
    ...['consent.policy', 'consent.given'],
    ...['field.optional', 'select.choose', 'list.separator', 'home.up'],
    ...['step.REVIEW', 'step.TYPE.title', 'step.TYPE.lead'],
    ...[
      'type.check',
      'type.natureFirst',
      'type.numberHint',
      'type.given',
      'type.givenOpen',
      'type.givenLocked',
    ],
    ...['type.domainHint', 'type.addDomain', 'type.removeDomain'],
  ],
  names: ['step.'],
  fields: ['province', 'city', 'county', 'nature', 'certificateType', 'certificateNumber', 'domains'],
  choices: ['nature.'],
};

const matches = (pick, key) => key === pick || (pick.endsWith('.') && key.startsWith(pick));

const pickFrom = (areas) =>
  new Map(
    Object.entries(PICKED).flatMap(([area, picks]) => {
      const messages = [...(areas.get(area) ?? [])];
      return picks.flatMap((pick) => {
        const found = messages.filter(([key]) => matches(pick, key));
        if (found.length === 0) throw new Error(`first: ${area} has no ${pick}`);
        return found;
      });
    }),
  );

/** The same catalogue with the area `first` in each language; one without a form, as tests have, stays as it is. */
export const withFirst = (catalogue) =>
  new Map(
    [...catalogue].map(([locale, areas]) => [
      locale,
      areas.has('form') ? new Map([...areas, ['first', pickFrom(areas)]]) : areas,
    ]),
  );
