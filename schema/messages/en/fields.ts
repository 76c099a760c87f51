/** The shape of single values. */
export const fields = {
  REQUIRED: '{field} is missing. Fill it in.',
  NOT_IN_LIST: '{field}: “{value}” is not one of the choices. Choose one from the list.',
  TOO_LONG: '{field} is too long. Shorten it to {max} characters.',
  TOO_WIDE: '{field} is too long. Shorten it to {max} Chinese characters ({bytes} letters).',
  TOO_SHORT: '{field} is too short. Write at least {min} characters.',
  TOO_MANY: '{field}: at most {max} are possible. Remove some.',
  DUPLICATE: '{field}: “{value}” is there twice. Remove one.',
  CONTROL_CHARACTERS:
    '{field} contains characters that cannot be printed. Type it again instead of pasting it.',
  MOBILE_INVALID:
    'This is not a mainland mobile number. Enter 11 digits beginning with 1, without country code.',
  LANDLINE_INVALID:
    'This is not a landline number. Write it with its area code, for example 086-0571-88888888.',
  PHONE_INVALID: 'This is neither a mobile nor a landline number. Enter 11 digits, or 086-area code-number.',
  EMAIL_INVALID: 'This is not a complete e-mail address. It needs the form name@example.com.',
  DATE_INVALID: '{field} is not a date. Enter year, month and day, for example 2024-06-30.',
  DOMAIN_INVALID: '“{value}” is not a domain name. Enter it like example.com, without http:// and www.',
  DOMAIN_IS_ADDRESS: '“{value}” is an IP address. Enter the domain name of the website.',
  DOMAIN_SEVERAL: '“{value}” holds more than one domain. Enter each of them by itself.',
  DOMAIN_NOT_REGISTRABLE:
    '“{value}” is a public suffix, not a registered name. Enter the name that you registered under it.',
  DOMAIN_SUFFIX_NOT_APPROVED:
    'The suffix .{suffix} is not approved for filing. Use a domain with an approved suffix.',
  FILING_NUMBER_INVALID:
    'This is not a filing number. Enter it as on the certificate, for example 浙ICP备12345678号.',
  FILING_NUMBER_HAS_SUFFIX:
    'This is a website number. Leave out the ending -{suffix} and enter the subject number.',
  FILING_NUMBER_NEEDS_SUFFIX:
    'This is a subject number. Enter the website number with its ending, for example -1.',
  FILING_NUMBER_PREFIX:
    'Filing numbers never begin with “{prefix}”. Compare it with the footer of the website or with the certificate.',
  HOMEPAGE_INVALID:
    '“{value}” is not a homepage address. Enter it without http://, for example www.example.com.',
  HOMEPAGE_OTHER_DOMAIN: '“{value}” does not belong to this website. Use an address under {domains}.',
  NUMBER_OUT_OF_RANGE: 'Enter a number from {min} to {max}.',
  IP_RANGE_INVALID: '“{value}” is not a range of addresses. Write it like 203.119.24.0/22.',
  IP_INVALID: '“{value}” is not an IP address. Write it like 203.119.25.1.',
} as const;
