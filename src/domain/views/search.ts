import { find, label, type Library, nameOf } from '../library.ts';
import { type Facet, facets, facetValues } from '../search/records.ts';

/** A facet by which results can be narrowed, with its values in words. */
export interface SearchFacet {
  facet: Facet;
  title: string;
  values: { value: string; words: string }[];
}

const titles: Record<Facet, string> = {
  kind: 'Kind',
  pattern: 'Pattern',
  party: 'Party',
  term: 'Term',
  state: 'State',
  year: 'Year',
};

/** What the page of the search shows before anything is asked: the facets. */
export function searchPage(library: Library): SearchFacet[] {
  const occurring = facetValues(library);
  return facets.map((facet) => {
    const values = [...occurring[facet]].map((value) => ({ value, words: wordsOf(library, facet, value) }));
    values.sort((a, b) => (facet === 'year' ? Number(b.value) - Number(a.value) : a.words.localeCompare(b.words, 'en')));
    return { facet, title: titles[facet], values };
  });
}

function wordsOf(library: Library, facet: Facet, value: string): string {
  if (facet === 'pattern' || facet === 'party') {
    const entry = find(library, facet === 'pattern' ? 'patterns' : 'parties', value);
    return entry ? nameOf(entry) : value;
  }
  if (facet === 'term') return label(library, 'terms', value);
  if (facet === 'state') return label(library, 'states', value);
  if (facet === 'kind') return value.charAt(0).toUpperCase() + value.slice(1).replace('-', ' ');
  return value;
}
