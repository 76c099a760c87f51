import type { ValueOf } from '../../values.ts';
import { anyOrder, inOrder, maybe, one, some, text } from '../../layout.ts';
import { attachmentsOfNewFiling } from '../parts/attachment.ts';
import { subjectPersonInOrder } from '../parts/person.ts';
import { addressFields, certificate } from '../parts/subject.ts';
import { flag, id, remark, tableCode } from '../parts/types.ts';
import { newWebsite } from './new-website.ts';

const subject = anyOrder({
  IspZtid: one(id, "provider's own id of the subject"),
  Dwmc: one(text(1, 255), 'name of the organiser'),
  Dwxz: maybe(tableCode, 'unit nature code'),
  Tzr: maybe(text(1, 255), 'investor or superior unit'),
  Txdz: one(anyOrder(addressFields), 'correspondence address'),
  Zj: one(certificate, 'certificate'),
  Fzr: one(subjectPersonInOrder, 'responsible person of the subject'),
  Bbfs: one(flag, "reported 0 by the owner, 1 on the owner's behalf"),
  Bz: maybe(remark, 'remark'),
});

/** XZBA, new filing (新增备案). */
export const newFilingLayout = inOrder({
  Baxx: some(
    inOrder({
      Zt_xx: one(subject, 'the subject'),
      Wz_xx: some(newWebsite(255), 'the website'),
      Fj: attachmentsOfNewFiling,
    }),
    'one filing record',
  ),
});

export type NewFilingUpload = ValueOf<typeof newFilingLayout>;
