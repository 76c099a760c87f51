/** Certificates and their numbers. */
export const certificates = {
  ID_CARD_LENGTH:
    'An identity card number has 18 characters; this one has {length}. Compare it with the card.',
  ID_CARD_OLD:
    'This is a 15-digit number of a first-generation card. Enter the 18 characters of the present card.',
  ID_CARD_SHAPE: 'An identity card number has 17 digits and ends in a digit or X. Compare it with the card.',
  ID_CARD_REGION:
    'The first two digits ({region}) are not the code of a province. Compare the number with the card.',
  ID_CARD_DATE:
    'The digits 7 to 14 ({date}) are not a possible date of birth. Compare the number with the card.',
  ID_CARD_CHECK:
    'The last character does not fit the rest. Probably one digit is wrong or two are swapped; compare it with the card.',
  RESIDENCE_PERMIT_REGION:
    'The number of this residence permit begins with {expected}. Check the number and the certificate type.',
  UNIFIED_CODE_LENGTH:
    'A unified social credit code has 18 characters; this one has {length}. Compare it with the certificate.',
  UNIFIED_CODE_LETTERS:
    'A unified code never contains I, O, S, V or Z. “{letters}” is probably a digit: 1, 0, 5 or 2.',
  UNIFIED_CODE_CHECK:
    'The last character does not fit the rest. Probably one character is wrong; compare it with the certificate.',
  ORGANISATION_CODE_SHAPE:
    'An organisation code has 8 characters and a check character, for example 67395965-4.',
  ORGANISATION_CODE_CHECK:
    'The check character does not fit the rest. Probably one character is wrong; compare it with the certificate.',
  REGISTRATION_NUMBER_CHECK:
    'The last digit of the registration number does not fit the rest. Compare it with the licence.',
  LICENCE_NUMBER_SHAPE:
    'A licence carries an 18-character unified code, or a 15-digit registration number on older ones. Compare it with the licence.',
  HK_MACAU_PERMIT_SHAPE:
    'The permit number is H or M and 8 digits, with 2 more digits on older permits. Compare it with the permit.',
  TAIWAN_PERMIT_SHAPE: 'The permit number has 8 digits. Compare it with the permit.',
  PASSPORT_SHAPE: 'A passport number has 5 to 20 letters and digits. Compare it with the passport.',
  CERTIFICATE_NUMBER_SHAPE:
    'A certificate number holds letters, digits, hyphens, brackets or Chinese characters only. Compare it with the certificate.',
  CERTIFICATE_TYPE_NATURE:
    '{certificate} is not a certificate of this kind of subject ({nature}). Choose another certificate or correct the nature.',
  CERTIFICATE_FROM_FUTURE: 'The certificate would begin only after today. Check the start date.',
  CERTIFICATE_TERM_ORDER: 'The certificate would end before it begins. Check both dates.',
  CERTIFICATE_EXPIRED: 'The certificate ended on {date}. Renew it, then file with the new one.',
  CERTIFICATE_EXPIRES_SOON:
    'The certificate ends on {date}. It must be valid for more than {months} months; renew it first.',
} as const;
