import { certificates } from './en/certificates.ts';
import { details } from './en/details.ts';
import { determination } from './en/determination.ts';
import { fields } from './en/fields.ts';
import { general } from './en/general.ts';
import { materials } from './en/materials.ts';
import { password } from './en/password.ts';
import { persons } from './en/persons.ts';
import { process } from './en/process.ts';
import { server } from './en/server.ts';
import { session } from './en/session.ts';
import { webhooks } from './en/webhooks.ts';

/** The English messages; its keys define the codes. */
export const en = {
  ...general,
  ...session,
  ...fields,
  ...certificates,
  ...details,
  ...persons,
  ...determination,
  ...server,
  ...password,
  ...materials,
  ...process,
  ...webhooks,
} as const;
