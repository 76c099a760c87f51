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
  UPLOAD_LINK_EXPIRED: 'The upload link has expired. Start the upload again.',
  CONSENT_MISSING: 'Your consent is needed before this step. Read the text and agree to it.',
  PHOTO_KIND_NOT_ALLOWED: 'This kind of photo is not accepted here. Take it as described: {kinds}.',
  FACE_DIFFERENT:
    'The face in the photo does not match the identity card. Please have the person responsible for the website take another photo: no hat, even light, looking into the camera. Or check that the right card is uploaded.',
  FACE_NOT_FOUND:
    'No face was found in the photo. Please take another one: the whole face, uncovered and sharp, in even light.',
  FACE_SEVERAL:
    'There is more than one face in the photo. Please take another one that shows the person responsible for the website alone.',
} as const;
