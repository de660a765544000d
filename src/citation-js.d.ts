/** Citation.js has no types of its own; these are the parts that we use. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(data: unknown);
    format(as: 'bibtex' | 'ris'): string;
  }
  export const plugins: { config: { get(plugin: '@bibtex'): { format: { useIdAsLabel: boolean; checkLabel: boolean } } } };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
