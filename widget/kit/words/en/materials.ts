import type { TranslationOf } from '../words.ts';
import type { materials as chinese } from '../zh-CN/materials.ts';

/** Papers and photos. */
export const materials: TranslationOf<typeof chinese> = {
  'materials.rules': 'Pictures are kept encrypted and used for this filing only. Please do not alter them.',
  'materials.group.subject': 'Certificate of the subject',
  'materials.group.subjectPerson': 'Certificate of the subject’s person',
  'materials.group.websitePerson': 'Certificate of the website’s person',
  'materials.group.form': 'Verification form',
  'materials.group.photo': 'Verification photo',
  'materials.group.other': 'Other papers',
  'materials.printForm': 'Download the filled-in form (PDF), to print and sign',
  'materials.printPage': 'or print it from the browser',
  'materials.missing': 'Still missing: {what}. You can add it later.',
  'tile.choose': 'Choose a file',
  'tile.replace': 'Replace',
  'tile.photograph': 'Take a picture',
  'tile.named': '{words}: {what}',
  'tile.retry': 'Try again',
  'tile.remove': 'Remove',
  'tile.removeName': 'Remove: {what}',
  'tile.cancel': 'Cancel upload',
  'tile.limits':
    'JPG, PNG or GIF, at least {width}×{height} pixels. Large photos are made smaller here; at most {max}. You can drop it here.',
  'tile.limitsFrom':
    'JPG, PNG or GIF, at least {width}×{height} pixels and {min}. Large photos are made smaller here; at most {max}. You can drop it here.',
  'tile.preparing': 'Making it smaller …',
  'tile.preparingSize': 'Preparing the picture · {size}',
  'tile.sendSmaller': 'Send a smaller picture',
  'upload.TOO_LARGE_ON_THE_WAY':
    'The file ({size}) did not arrive: something on the way takes no file of this size. Send a smaller picture, or ask your provider to raise the limit.',
  'upload.BLOCKED':
    'The file did not arrive: a proxy or firewall on the way blocked it. Try again; if that fails, use another network or ask your provider.',
  'upload.BUSY':
    'The file did not arrive: the service is busy. Wait a moment and try again; if it goes on, ask your provider.',
  'upload.UNCONFIRMED':
    'The service did not confirm the file; something on the way may have kept it. Try again; if that fails, use another network or ask your provider.',
  'upload.STALLED':
    'The upload made no progress and was stopped. Check the network and try again, or send a smaller picture.',
  'upload.fileGone': 'The file was changed or moved and cannot be read any more. Choose it again.',
  'tile.sending': 'Uploading: {what}',
  'tile.onTheWay': 'Uploading · {size}',
  'tile.stored': 'Uploaded · {width}×{height} · {size}',
  'tile.refused': 'The picture was not accepted. Please upload another one.',
  'tile.preview': 'Uploaded: {what}',
  'tile.done': 'Uploaded: {what}',
  'tile.removed': 'Removed: {what}',
  'photo.how': 'How to take the photo',
  'photo.rule.person':
    'The person responsible for the website, facing the camera, no hat, centred, no red or blue top',
  'photo.rule.backdrop':
    'In front of the provider’s printed backdrop, which fills the picture and is legible',
  'photo.rule.plain': 'Plain background, even light',
  'photo.rule.clear': 'Sharp and unedited',
  'photo.consentFirst': 'Tick the consent above, then you can upload.',
  'photo.camera': 'Use the camera',
  'face.WAITING': 'Being compared with the identity card. You can go on.',
  'face.SAME': 'Matches the identity card',
  'face.UNSURE': 'The comparison could not tell for sure. A reviewer will look at it; you can go on.',
  'face.UNAVAILABLE':
    'The photo cannot be compared automatically now. It is tried again for some minutes; otherwise a reviewer compares photo and card. You can go on.',
  'face.reviewer':
    'The comparison still does not match. You can submit all the same: a reviewer compares photo and card.',
  'backdrop.heading': 'Do you need the backdrop?',
  'backdrop.text': 'Without this provider’s backdrop you can have it posted to an address in the mainland.',
  'backdrop.ask': 'Have a backdrop posted',
  'backdrop.correct': 'Correct the address',
  'backdrop.recipient': 'Recipient',
  'backdrop.phone': 'Mobile of the recipient',
  'backdrop.address': 'Postal address',
  'backdrop.send': 'Ask for it',
  'backdrop.done': 'The backdrop was asked for',
  'backdrop.asked': 'Asked for at {at}, not sent yet.',
  'backdrop.sent': 'Sent at {at}: {courier} {number}',
  'camera.heading': 'Take the verification photo',
  'camera.shoot': 'Take the photo',
  'camera.again': 'Again',
  'camera.use': 'Use this photo',
  'camera.taken': 'The photo just taken',
  'camera.good': 'The light is fine. Look into the camera.',
  'camera.lookAtIt': 'Check that the face is sharp and uncovered.',
  'camera.fault.SMALL':
    'This camera’s resolution is low. A phone photo, uploaded as a file, would be better.',
  'camera.fault.DARK': 'Too dark. Find a brighter place or switch on a light.',
  'camera.fault.BRIGHT': 'Too bright. Avoid direct light.',
  'camera.fault.FLAT': 'Blurred. Wipe the lens or change the distance.',
  'camera.trouble.DENIED': 'The browser was not allowed to use the camera',
  'camera.trouble.NONE': 'No usable camera was found',
  'camera.trouble.IN_USE': 'Another program is using the camera',
  'camera.trouble.ENDED': 'The camera was switched off or unplugged',
  'camera.trouble.UNSUPPORTED': 'This browser cannot use the camera here',
  'camera.useFile':
    'Upload a photo as a file instead, or allow the camera in the browser’s site settings and try again.',
  'consent.policy': 'The provider’s privacy policy',
  'consent.given': 'Agreed on {day}',
  'consent.list': 'Your consents ({count})',
  'consent.withdraw': 'Withdraw',
  'consent.withdrawNamed': 'Withdraw consent: {what}',
  'consent.keep': 'Keep it',
  'consent.means.FILING':
    'The filing ends at once, and everything you entered and uploaded for it is destroyed. You can begin a new one later.',
  'consent.means.IDENTITY_PAPERS':
    'The pictures of your papers are destroyed. Work on the filing stops until you agree again and upload them anew.',
  'consent.means.FACE':
    'The photos that show a face are destroyed. Work on the filing stops until you agree again and take them anew.',
  'consent.means.AUTHORITY': 'The filing is not handed over to the authority until you agree again.',
  'consent.meansAfter':
    'What the authority has received already stays with it, and we keep our copy as long as the law requires.',
};
