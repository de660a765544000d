/** subset-font has no types of its own; this is the part that we use. */
declare module 'subset-font' {
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { targetFormat: 'woff2'; noLayoutClosure?: boolean; variationAxes: Record<string, number | { min: number; max: number }> },
  ): Promise<Buffer>;
}
