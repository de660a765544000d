import { type ExplorerDeal, explorerFacets, type ExplorerFacet, amountBuckets } from '../explorer.ts';
import { all, get, item, label, type Library, nameOf } from '../library.ts';
import { holds } from '../timeline.ts';

/** All deals as the explorer needs them, in order of id. */
export function explorerDeals(library: Library): ExplorerDeal[] {
  return all(library, 'deals').map(({ id, data }) => {
    const parties = data.parties.map((p) => get(library, 'parties', p.party));
    return {
      id,
      name: data.name,
      announced: data.announced,
      status: data.status,
      confidence: data.confidence,
      patterns: data.patterns,
      parties: parties.map((p) => p.id),
      partyKinds: [...new Set(parties.map((p) => p.data.kind))],
      countries: [...new Set(parties.flatMap((p) => (p.data.country ? [p.data.country] : [])))],
      terms: data.terms.map(({ term, on, states }) => ({
        term,
        on,
        states: states.map((s) =>
          s.amount?.usd === undefined ? [s.from, s.state, holds(library, s)] : [s.from, s.state, holds(library, s), s.amount.usd],
        ),
      })),
    };
  });
}

const titles: Record<ExplorerFacet, string> = {
  pattern: 'Pattern',
  party: 'Party',
  kind: 'Kind of party',
  country: 'Country of a party',
  term: 'Term',
  state: 'State of a term',
  status: 'Status',
  confidence: 'Rests on',
  year: 'Announced',
  amount: 'Largest figure',
};

const bucketWords: Record<(typeof amountBuckets)[number], string> = {
  none: 'No public dollar figure',
  'under-1b': 'Under $1 billion',
  '1b-to-10b': '$1 to 10 billion',
  '10b-to-100b': '$10 to 100 billion',
  'over-100b': '$100 billion or more',
};

const countries = new Intl.DisplayNames(['en'], { type: 'region' });

/** The words for a value of a facet. */
function wordsFor(library: Library, facet: ExplorerFacet, value: string): string {
  switch (facet) {
    case 'pattern':
      return nameOf(get(library, 'patterns', value));
    case 'party':
      return nameOf(get(library, 'parties', value));
    case 'kind':
      return label(library, 'party-kinds', value);
    case 'country':
      return countries.of(value) ?? value;
    case 'term':
      return label(library, 'terms', value);
    case 'state':
      return item(library, 'states', value).label;
    case 'status':
      return label(library, 'deal-statuses', value);
    case 'confidence':
      return label(library, 'confidences', value);
    case 'amount':
      return bucketWords[value as (typeof amountBuckets)[number]];
    case 'year':
      return value;
  }
}

/** Facets with their values in words and the number of deals, for the form that stands in the page. */
export function explorerForm(
  library: Library,
  counts: Record<ExplorerFacet, Record<string, number>>,
): { facet: ExplorerFacet; title: string; values: { value: string; words: string; n: number }[] }[] {
  return explorerFacets.map((facet) => {
    const values = Object.entries(counts[facet]).map(([value, n]) => ({ value, words: wordsFor(library, facet, value), n }));
    values.sort((a, b) =>
      facet === 'year'
        ? Number(b.value) - Number(a.value)
        : facet === 'amount'
          ? amountBuckets.indexOf(a.value as never) - amountBuckets.indexOf(b.value as never)
          : b.n - a.n || a.words.localeCompare(b.words, 'en'),
    );
    return { facet, title: titles[facet], values };
  });
}
