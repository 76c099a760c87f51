/** The subject and its websites. */
export const details = {
  ADDRESS_OTHER_PROVINCE:
    'The address lies in {foundProvince}, but the filing belongs to {province}. Both addresses must lie in the province of the filing.',
  ADDRESS_OTHER_CITY:
    'The mailing address must lie in the same city as the certificate address ({city}). Give an address there.',
  ADDRESS_OTHER_DIVISION:
    'The address names {found}, but the division chosen for it is {place}. Choose the division it lies in, or correct the address.',
  DIVISION_OTHER_PROVINCE:
    '{field}: it lies in {foundProvince}, but the filing belongs to {province}. Choose a county there.',
  DIVISION_CITY_ONLY: '{field}: choose the county too.',
  ADDRESS_NO_DOOR_NUMBER:
    'The address has no door number. Add it, or write in the remark that the address has none.',
  ADDRESS_WORD: 'Leave “{word}” out of the address and name the district itself.',
  ADDRESS_HYPHENS: 'Write building, unit and room in words (1号楼2单元3室) instead of “{text}”.',
  INVESTOR_SUBJECT_NAME:
    'In this province the investor or superior unit is the full name of the subject. Enter “{name}”.',
  INVESTOR_LEGAL_REPRESENTATIVE:
    'In this province an enterprise enters its legal representative here: “{name}”.',
  INVESTOR_SUPERIOR_UNIT: 'A public body enters its superior unit here, not a person and not itself.',
  NAME_CHARACTERS: '{field} contains digits or signs that no name has. Write it as on the certificate.',
  REMARK_REQUIRED: 'This province wants a remark here. Describe what the website is for.',
  REMARK_TOO_SHORT:
    'This province wants a remark of at least {min} characters. Describe the content of the website in more detail.',
  REMARK_PERSONAL_DECLARATION:
    'This province wants the remark to declare that this is a personal website. Add “个人网站”.',
  REMARK_NO_LANDLINE:
    'There is no landline among the numbers. Say so in the remark, with the name of the holder of the second number.',
  REMARK_PHONE_AREA:
    'The landline is not of this province. Use a local one, or explain in the remark why not.',
  REMARK_DOMAINS_ONE_SITE: 'Write in the remark that all domains lead to this website.',
  SERVICE_CONTENT_NOT_ALLOWED: '“{content}” cannot be chosen here. Allowed for this subject: {contents}.',
  SERVICE_CONTENT_BARRED:
    '“{content}” cannot be chosen by this subject in this province. Choose another content.',
  PRE_APPROVAL_NUMBER: 'The number of the permit is missing. Enter it as on the document.',
  PRE_APPROVAL_NOT_IN_FORCE: 'The pre-approval “{name}” is no longer asked for here. Remove it.',
  HOMEPAGE_ONE: 'This province wants one homepage address for the website. Leave only the main one.',
  HOMEPAGE_EACH_DOMAIN:
    'This province wants a homepage address for every domain ({count}). Separate them with semicolons.',
  SITE_NAME_NOT_AS_FILED:
    'An access takes the name of the website as it is filed, and this is another one. Enter the filed name; to give it a new one, change the filing after the access.',
  SITE_NAME_DOMAIN: 'This looks like the domain. Enter the name of the website as it is filed.',
  SITE_NAME_SHORT:
    'Names of websites have at least {min} Chinese characters as a rule. Check that this is the filed name.',
  SITE_NAME_SIGN:
    'Names of websites have no signs like “{sign}” as a rule. Check that this is the filed name.',
  SITE_NAME_NATIONAL:
    'Only websites of national bodies have a name that begins with “{word}”. Check that this is the filed name.',
  SITE_NAME_WORD: '“{word}” is a sensitive word in names of websites. Check that this is the filed name.',
  SITE_NAME_PERSONAL:
    'New personal websites may not have “{word}” in their name. Check that this is the filed name.',
  DOMAIN_HOLDER_OTHER:
    'The domain must be held by: {holders}. Change its holder at the registrar before the access, or have papers ready that show what the holder is to the subject; the authority may refuse otherwise.',
  WEBSITE_MISSING: 'The details of this website are missing. Fill them in.',
  WEBSITE_UNKNOWN: 'This website is not part of the filing. Reload the page.',
} as const;
