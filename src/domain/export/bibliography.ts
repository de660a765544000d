/** Anchors in the formats of reference managers, by way of CSL-JSON and Citation.js. */
import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { all, type Entry, type Library } from '../library.ts';

// The id of the entry is the key of the citation: it never changes.
const { format: bibtex } = plugins.config.get('@bibtex');
bibtex.useIdAsLabel = true;
bibtex.checkLabel = false;

/** An anchor as CSL-JSON 1.0. */
export function anchorToCsl({ id, data }: Entry<'anchors'>): Record<string, unknown> {
  const { type, title, author, issued, volume, issue, page, publisher, DOI, URL } = data;
  const fields = { volume, issue, page, publisher, DOI, URL, 'container-title': data['container-title'] };
  return {
    id,
    type,
    title,
    author,
    issued: { 'date-parts': [issued.split('-').map(Number)] },
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
  };
}

/** All anchors as BibTeX. */
export function anchorsToBibtex(library: Library): string {
  return format(all(library, 'anchors'), 'bibtex');
}

/** All anchors as RIS. */
export function anchorsToRis(library: Library): string {
  return format(all(library, 'anchors'), 'ris');
}

function format(anchors: readonly Entry<'anchors'>[], as: 'bibtex' | 'ris'): string {
  return `${new Cite(anchors.map(anchorToCsl)).format(as).trim()}\n`;
}
