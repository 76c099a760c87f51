/**
 * What the long form changes, room by room, and the tests that judge it: those without service and database, and of these only the
 * ones that are about the room, since each change runs them anew.
 */
export const ROOMS = {
  numbers: {
    mutate: ['schema/rules/numbers/*.ts', 'schema/rules/certificate-term.ts'],
    tests: ['test/rules/numbers/*.test.ts'],
  },
  // Not `bounds.ts`: no rule reads its constants. `webhooks/schedule.test.ts` and tests of the running service hold them.
  fields: {
    mutate: [
      'schema/rules/{address,domain,email,filing-number,homepage-url,phone,secrets,text,type-input}.ts',
    ],
    tests: ['test/rules/fields/*.test.ts', 'test/rules/determination/domain.test.ts'],
  },
  places: {
    mutate: ['schema/rules/places.ts'],
    tests: ['test/rules/fields/{places,address-and-division}.test.ts'],
  },
  shared: {
    mutate: ['schema/rules/{ids,issue,masks,material-path,topics}.ts'],
    tests: ['test/rules/topics-and-ids.test.ts', 'test/security/masks.test.ts'],
  },
  choices: {
    mutate: ['schema/rules/choices/*.ts'],
    tests: ['test/rules/numbers/certificate-number.test.ts', 'test/authority/protocol/codes.test.ts'],
  },
  details: {
    mutate: ['schema/rules/details/*.ts'],
    tests: ['test/rules/details/*.test.ts', 'test/rules/numbers/dates.test.ts'],
  },
  topics: {
    mutate: ['schema/rules/province-topics/*.ts'],
    tests: ['test/rules/provinces/{told-and-checked,thresholds,field-rules}.test.ts'],
  },
  determination: {
    mutate: ['server/filing/draft/type/{decide,domain,number,reasons,row,suffixes,table,warnings}.ts'],
    tests: ['test/rules/determination/*.test.ts'],
  },
  machine: {
    mutate: ['server/filing/machine/{machine,progress,transitions}.ts'],
    tests: ['test/rules/{machine,progress}.test.ts'],
  },
  steps: {
    mutate: ['server/filing/draft/steps/*.ts'],
    tests: ['test/rules/{steps,what-is-to-correct}.test.ts'],
  },
  scopes: { mutate: ['server/platform/tenancy/access.ts'], tests: ['test/rules/scopes.test.ts'] },
  codes: {
    mutate: ['server/authority/protocol/codes/*.ts'],
    tests: [
      'test/authority/protocol/{codes,result-codes}.test.ts',
      'test/authority/connector/verdicts.test.ts',
    ],
  },
  'code-tables': {
    mutate: ['server/authority/protocol/codes/{results,tables}/*.ts'],
    tests: ['test/authority/protocol/{codes,result-codes}.test.ts'],
  },
};

/** The room that is asked for, or all of them. */
export const asked = () => {
  const { ROOM } = process.env;
  if (!ROOM) {
    const all = Object.values(ROOMS);
    return { mutate: all.flatMap(({ mutate }) => mutate), tests: all.flatMap(({ tests }) => tests) };
  }
  if (!Object.hasOwn(ROOMS, ROOM)) throw new Error(`ROOM is one of ${Object.keys(ROOMS).join(', ')}`);
  return ROOMS[ROOM];
};
