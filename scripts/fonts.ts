/** npm run fonts: cuts the two families down to the letters and weights that the site uses. Run after a change of either. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

// Letters of western and central European names, punctuation of English prose, arrows and signs that the pages use.
const ranges: [number, number][] = [
  [0x20, 0x7e],
  [0xa0, 0xff],
];
const letters = ranges.map(([a, b]) => String.fromCodePoint(...Array.from({ length: b - a + 1 }, (_, i) => a + i))).join('');
const latin = `${letters}‐‑–—‘’“”„…•′″€™−≈≤≥`;

const fonts = [
  {
    from: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
    to: 'serif.woff2',
    axes: { wght: { min: 400, max: 600 } },
  },
  {
    from: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
    to: 'serif-italic.woff2',
    axes: { wght: 400 },
  },
  { from: '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', to: 'sans.woff2', axes: { wght: { min: 400, max: 600 } } },
];

await mkdir('src/styles/fonts', { recursive: true });
for (const { from, to, axes } of fonts) {
  // Alternate forms of letters (ligatures, figures of equal width) would add a quarter to each file.
  const font = await subsetFont(await readFile(`node_modules/${from}`), latin, { targetFormat: 'woff2', variationAxes: axes, noLayoutClosure: true });
  await writeFile(`src/styles/fonts/${to}`, font);
  console.log(`${to}  ${font.length} bytes`);
}
