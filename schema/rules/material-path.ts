/** Where issues and remarks speak of a paper: `["materials", kind]` or `["photo", kind]`, with the site it belongs to last. */
export const materialPath = (kind: string, websiteId: string | null): string[] => [
  kind === 'VERIFICATION_PHOTO' || kind === 'LIVENESS_FRAME' ? 'photo' : 'materials',
  kind,
  ...(websiteId ? [websiteId] : []),
];
