declare module 'subset-font' {
  /** The font with the characters of the text alone, and what belongs to them. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options?: { targetFormat?: 'sfnt' | 'woff' | 'woff2' },
  ): Promise<Buffer>;
}
