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
    'The last character does not follow {standard}, which gives {expected}. Mostly one digit is wrong or two are swapped: compare the number with the card, and confirm it if it stands there so.',
  ID_CARD_OF_FOREIGNER:
    'A number of 18 characters that begins with 9 belongs to a foreigner’s permanent residence card. Choose that certificate type, or compare the number with the card.',
  PERMANENT_RESIDENCE_SHAPE:
    'The number of a permanent residence card has 18 characters and begins with 9; on cards from before December 2023 it has 3 letters and 12 digits. Compare it with the card.',
  RESIDENCE_PERMIT_REGION:
    'The number of this residence permit begins with {expected}. Check the number and the certificate type.',
  UNIFIED_CODE_LENGTH:
    'A unified social credit code has 18 characters; this one has {length}. Compare it with the certificate.',
  UNIFIED_CODE_LETTERS:
    'A unified code never contains I, O, S, V or Z. “{letters}” is probably a digit: 1, 0, 5 or 2.',
  UNIFIED_CODE_CHECK:
    'The last character does not follow {standard}, which gives {expected}. Mostly one character is wrong; a few registers gave out such codes. Compare it with the certificate, and confirm it if it stands there so.',
  UNIFIED_CODE_START:
    'The unified code of this kind of subject ({nature}) begins with {expected}; this one begins with {start}. Compare it with the certificate, or correct the nature of the subject.',
  UNIFIED_CODE_PLACE:
    'This code was given out in {foundProvince}, and the filing is in {province}. That can be right after a move; check the province.',
  ORGANISATION_CODE_INSIDE:
    'The 17th character does not follow {standard}, which gives {expected}. Mostly a character before it is wrong: compare the code with the certificate, and confirm it if it stands there so.',
  NUMBER_UNCONFIRMED:
    '{field}: its check character does not follow {standard}, which gives {expected}. Compare the number with the paper; correct it, or confirm that it stands there so.',
  CHECK_CONFIRMED:
    '{field}: the check character does not follow {standard}, which gives {expected}; the applicant confirmed the number against the paper on {date}.',
  ORGANISATION_CODE_SHAPE:
    'An organisation code has 8 characters and a check character, for example 67395965-4.',
  ORGANISATION_CODE_CHECK:
    'The check character does not follow {standard}, which gives {expected}. Mostly one character is wrong: compare the code with the certificate, and confirm it if it stands there so.',
  REGISTRATION_NUMBER_CHECK:
    'The last digit does not follow {standard}, which gives {expected}. Mostly one digit is wrong: compare the number with the licence, and confirm it if it stands there so.',
  LICENCE_NUMBER_SHAPE:
    'A licence carries an 18-character unified code, or a registration number of 15 or 13 digits on older ones. Compare it with the licence.',
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
