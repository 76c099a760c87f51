import { inOrder, some } from '../../layout.ts';
import { attachment } from '../parts/attachment.ts';

/** XZHYD, verification scans alone (真实性核验材料). */
export const verificationScansLayout = inOrder({ Fjxx: some(attachment, 'attachment') });
