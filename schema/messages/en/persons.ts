/** The responsible persons. */
export const persons = {
  AGE_TOO_LOW: 'The person is {age} years old; this province asks for at least {min}. Name another person.',
  AGE_TOO_LOW_PROOF:
    'The person is {age} years old; this province files from {min} only with the proof it names. Name another person or ask support.',
  AGE_TOO_HIGH: 'The person is {age} years old; this province accepts at most {max}. Name another person.',
  PERSON_NOT_SUBJECT:
    'In a personal filing the responsible person is the subject itself. Use the same name and certificate.',
  PERSONS_MUST_BE_SAME:
    'Here one person must be responsible for the subject and the website. Choose “same person”.',
  PERSONS_MUST_DIFFER:
    'In this province the person of the website must be someone other than the person of the subject. Name another person.',
  PERSONS_SAME_CERTIFICATE:
    'Both persons have the same certificate number. Choose “same person”, or correct the number.',
  PERSONS_SAME_PHONE: 'Two different persons need different mobile numbers. Enter the number of this person.',
  PERSONS_SAME_EMAIL:
    'Two different persons need different e-mail addresses. Enter the address of this person.',
  NOT_LEGAL_REPRESENTATIVE:
    'In this province the legal representative ({name}) must be the responsible person here. Enter that person.',
  LEGAL_REPRESENTATIVE_NUMBER:
    'Name and certificate number of the legal representative do not belong together with this person. Compare both.',
  LANDLINE_NEEDED: 'This province wants a landline here. Enter it with its area code.',
  LANDLINE_OTHER_AREA: 'The area code {area} does not belong to {province}. Enter a local number.',
  CONTACTS_SAME: 'The second contact number must differ from the mobile number. Enter another one.',
  EMERGENCY_SAME:
    'The emergency number must differ from the person’s own numbers. Enter the number of someone who can reach the person.',
  IDENTITY_NOT_LOCAL:
    'This province ({province}) takes new filings of persons with a local identity card only, and this card was first given out elsewhere. What is filed there already stands; the authority may ask for proof of residence.',
  CERTIFICATE_TYPE_PROVINCE: 'This province does not accept {certificate}. Choose another certificate.',
} as const;
