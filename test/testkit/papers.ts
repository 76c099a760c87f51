import sharp from 'sharp';

let made: Promise<Buffer> | undefined;

/** A picture that every paper may be: just large enough, quickly re-encoded, the same each time. */
export const aPaper = (): Promise<Buffer> =>
  (made ??= sharp({ create: { width: 640, height: 400, channels: 3, background: '#f6f3ea' } })
    .jpeg({ quality: 80 })
    .toBuffer());

/** Sends a file to the link it was promised to. */
export const putFile = (url: string, file: Uint8Array, contentType = 'image/jpeg'): Promise<Response> =>
  fetch(url, { method: 'PUT', headers: { 'content-type': contentType }, body: new Uint8Array(file) });
