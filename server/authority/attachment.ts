/** A paper that goes with an access: use code of protocol §8 (Fjyt), JPEG bytes. */
export type Attachment = { use: number; owner: 'SUBJECT' | 'WEBSITE'; ownerNumber: string; jpeg: Uint8Array };
