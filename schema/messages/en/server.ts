/** Server check and service codes. */
export const server = {
  SERVER_UNKNOWN: 'No such server was found. Choose one of your servers from the list.',
  SERVER_WRONG_KIND:
    'This product cannot be used for a filing. Choose a server bought for a term, with a public address.',
  SERVER_NOT_MAINLAND: 'This server stands outside the mainland ({region}). Choose one in a mainland region.',
  REGION_UNKNOWN:
    'The region {region} is not in your list. Use one of: {known}, or set your own list with setRegions.',
  REGION_TWICE: 'The region {region} stands in the list twice. Keep one of them.',
  REGION_AREA_INVALID:
    'A mainland region names its province or city by six digits of GB/T 2260, e.g. 330100; any other region names none.',
  SERVER_NO_PUBLIC_ADDRESS: 'This server has no public IPv4 address. Add one, then check again.',
  SERVER_ADDRESS_FOREIGN:
    'The address {address} does not belong to this provider’s mainland ranges. Ask support.',
  SERVER_TERM_TOO_SHORT:
    'The server was bought for {months} months; {required} are needed. Renew it, then check again.',
  SERVER_REMAINING_TOO_SHORT:
    'The server ends on {date}; {required} months must be left. Renew it, then check again.',
  SERVER_EXPIRED: 'The server ended on {date}. Renew it, or choose another one.',
  SERVER_FULL: 'All {slots} filing slots of this server are used. Choose another server.',
  SERVICE_CODE_INVALID: 'This service code is not complete. Copy the whole code.',
  SERVICE_CODE_UNKNOWN:
    'This service code is not known or not meant for this account. Copy it again or ask who issued it.',
  SERVICE_CODE_USED: 'This service code was already used for a filing. Ask for a new one.',
  SERVICE_CODE_VOID:
    'This service code is void because its server has ended. Ask for a code of another server.',
  SERVER_OR_CODE_REQUIRED: 'Choose a server, or enter a service code.',
} as const;
