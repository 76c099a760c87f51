import sharp from 'sharp';

const FONT = 'font-family="sans-serif"';

/** A made-up paper as a JPEG: large enough to be accepted, small enough to be attached as it is, showing nobody. */
export async function rehearsalPaper(label: string): Promise<Buffer> {
  const lines = Array.from(
    { length: 5 },
    (_, i) =>
      `<text x="80" y="${320 + i * 60}" ${FONT} font-size="24" fill="#333">${label} · line ${i + 1} · rehearsal only</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="700"><rect width="1000" height="700" fill="#f6f3ea"/>
    <rect x="40" y="40" width="920" height="620" fill="none" stroke="#888" stroke-width="6"/>
    <text x="80" y="200" ${FONT} font-size="40" fill="#1a1a1a">${label}</text>${lines.join('')}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
}
