/** Uploads and photos. */
export const materials = {
  MATERIAL_MISSING: '{material} is missing. Upload it.',
  MATERIAL_TYPE: 'This file is not a picture we can use. Upload a JPEG, PNG or GIF.',
  MATERIAL_TOO_LARGE: 'The file has {size}; at most {max} are possible. Take a smaller picture.',
  MATERIAL_TOO_SMALL: 'The file has {size}; at least {min} are needed. Upload the original picture.',
  MATERIAL_BROKEN: 'The picture cannot be read. Open it to check it, or take it again.',
  MATERIAL_PIXELS:
    'The picture is too small to read ({width}×{height}). Take it from closer or with a higher resolution.',
  MATERIAL_PIXELS_LIMIT:
    'The picture has too many pixels ({width}×{height}). Save it at a lower resolution and upload it again.',
  MATERIAL_UNFIT:
    'The picture has so much detail or grain that it cannot be read any more when it is made small enough for the authority. Take it again: even light, plain background, nothing but the paper.',
  MATERIAL_INCOMPLETE: 'The upload broke off. Upload the file again.',
  MATERIAL_CHANGED: 'The uploaded file is not the one that was announced. Upload it again.',
  MATERIAL_NOT_NEEDED: 'This material is not needed for this filing. You can leave it out.',
  MATERIAL_NOT_NOW: 'The filing takes no files at this point. Load it again to see what can be done.',
  UPLOADS_BUSY: 'Many uploads are being worked on. Try again in {seconds} seconds.',
  UPLOAD_LINK_EXPIRED: 'The upload link has expired. Start the upload again.',
  CONSENT_REQUIRED:
    'This needs your consent first: {consent}. Read the text and agree to it; nothing has been saved.',
  MATERIAL_CONSENT_REQUIRED:
    'There is no consent to this picture being kept, so nothing of it was read. Agree to the text in the form, then upload it again.',
  CONSENT_DATA_DESTROYED: 'The consent is withdrawn, and what was stored under it is destroyed.',
  CONSENT_DATA_KEPT:
    'The consent is withdrawn. The authority has the filing already, so what the law obliges the provider to keep of it is kept; it is used for nothing further. What the authority holds, only the authority can change.',
  CONSENT_NOTHING_STORED: 'The consent is withdrawn; the filing is not handed over without it.',
  CONSENT_TEXT_OUTDATED:
    'This is not the text in force. Read the current one (version {version}) and agree to that.',
  PHOTO_KIND_NOT_ALLOWED: 'This kind of photo is not accepted here. Take it as described: {kinds}.',
  FACE_DIFFERENT:
    'The face in the photo does not match the identity card. Please have the person responsible for the website take another photo: no hat, even light, looking into the camera. Or check that the right card is uploaded.',
  FACE_NOT_FOUND:
    'No face was found in the photo. Please take another one: the whole face, uncovered and sharp, in even light.',
  FACE_SEVERAL:
    'There is more than one face in the photo. Please take another one that shows the person responsible for the website alone.',
} as const;
