/** The words of citations, with the styles of the installed package. */
import { citationTexts, useStyles } from '../domain/export/citation-words.ts';
import type { citedItems } from '../domain/export/citations.ts';
import { readCitationStyles } from './citation-styles.ts';

/** What is cited by a page, and the words for it in each style. */
export interface Citation {
  what: 'work' | 'page';
  texts: ReturnType<typeof citationTexts>;
}

let ready = false;

/** The words for what is cited by a page, in each style. Reads the styles when it is first called. */
export function citationsOf(items: ReturnType<typeof citedItems>): Citation[] {
  if (!ready) useStyles(readCitationStyles(process.cwd()));
  ready = true;
  return items.map(({ what, item }) => ({ what, texts: citationTexts(item) }));
}
