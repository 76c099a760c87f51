// The area `typed`: of all that can be wrong, what a page itself can find in what is typed or chosen. The rest comes from the
// service with its words, so that no page loads what only registers, bureaus and programs are told.

/** Files of the area `issues` whose rules run in the page: the shared ones, and those that a province adds as data. */
const FILES = ['certificates', 'details', 'fields', 'persons'];

/** The others that a page finds, each from a rule in `schema/rules` or in the form. */
const KEYS = [
  ...['PROVINCE_UNKNOWN', 'DIVISION_ELSEWHERE', 'DIVISION_UNKNOWN', 'PROVINCE_OF_NUMBER'],
  ...['OLD_NUMBER', 'OLD_NUMBER_INSIDE', 'UNLIKE_RECORD', 'CARRIED_OVER', 'TOO_MANY_WEBSITES'],
  ...['MATERIAL_TYPE', 'MATERIAL_TOO_LARGE', 'MATERIAL_TOO_SMALL', 'CONSENT_REQUIRED'],
  ...['PASSWORD_SHAPE', 'SERVICE_CODE_INVALID', 'SERVER_OR_CODE_REQUIRED'],
  ...['TRACKING_NUMBER_INVALID', 'COURIER_REQUIRED', 'CANCEL_CONFIRM', 'CANCEL_CODE_SHAPE'],
];

const pickFrom = (issues) => {
  const missing = KEYS.filter((key) => !issues.has(key));
  if (missing.length > 0) throw new Error(`typed: issues has no ${missing.join(', ')}`);
  return new Map(
    [...issues].filter(
      ([key, { file }]) => KEYS.includes(key) || FILES.some((name) => file === `issues/${name}.json`),
    ),
  );
};

/** The same catalogue with the area `typed` in each language; one without a form, as tests have, stays as it is. */
export const withTyped = (catalogue) =>
  new Map(
    [...catalogue].map(([locale, areas]) => [
      locale,
      areas.has('form') ? new Map([...areas, ['typed', pickFrom(areas.get('issues'))]]) : areas,
    ]),
  );
