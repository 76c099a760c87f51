/** The filing password given by the authority. */
export const password = {
  PASSWORD_SHAPE:
    'The filing password has no spaces or full-width characters. Type it as in the message from the authority.',
  PASSWORD_WRONG:
    'The filing password does not fit this number. {left} attempts are left; recover it at the authority if you are not sure.',
  PASSWORD_LOCKED:
    'Too many wrong passwords. Try again after {time}, or recover the password at the authority meanwhile.',
  PASSWORD_NUMBER_UNKNOWN:
    'The authority knows no record under this number. Enter the subject number without the ending -1.',
  PASSWORD_NEEDED_AGAIN: 'The filing password must be checked again. Enter it once more.',
} as const;
