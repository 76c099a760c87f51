import type { Catalogue } from './catalogue.ts';
import { certificates } from './zh-CN/certificates.ts';
import { details } from './zh-CN/details.ts';
import { determination } from './zh-CN/determination.ts';
import { fields } from './zh-CN/fields.ts';
import { general } from './zh-CN/general.ts';
import { materials } from './zh-CN/materials.ts';
import { password } from './zh-CN/password.ts';
import { persons } from './zh-CN/persons.ts';
import { process } from './zh-CN/process.ts';
import { server } from './zh-CN/server.ts';
import { session } from './zh-CN/session.ts';
import { webhooks } from './zh-CN/webhooks.ts';

/** The Chinese messages. */
export const zhCN: Catalogue = {
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
};
