import {
  type CorpusFile,
  type ExplorerData,
  type ExplorerFiles,
  type Labelled,
  type Labels,
  type Lasting,
  type PlainDeal,
  toFiles,
} from '../explorer/corpus.ts';
import { amountBuckets, type Facet, facets, facetTitles, valueWords } from '../explorer/query.ts';
import { all, type Library, nameOf } from '../library.ts';
import { perLibrary } from '../memo.ts';
import { knownUntil } from '../timeline.ts';

const countries = new Intl.DisplayNames(['en'], { type: 'region' });

/** Words of the items of a vocabulary, in its order. */
function labelled(library: Library, vocabulary: string): Labelled[] {
  return (library.vocabulary.get(vocabulary)?.items ?? []).map(({ id, label: words }) => [id, words]);
}

function lasting(library: Library, vocabulary: string): Lasting[] {
  return (library.vocabulary.get(vocabulary)?.items ?? []).map((s) => [s.id, s.label, s.holds ?? 'unknown']);
}

/** The words of everything that deals point to. Patterns and parties come with the one in most deals first, which compresses best. */
function labelsOf(library: Library): Labels {
  const deals = all(library, 'deals');
  const uses = new Map<string, number>();
  for (const { data } of deals) {
    for (const p of data.patterns) uses.set(`pattern ${p}`, (uses.get(`pattern ${p}`) ?? 0) + 1);
    for (const { party } of data.parties) uses.set(`party ${party}`, (uses.get(`party ${party}`) ?? 0) + 1);
  }
  const used = <T extends { id: string }>(entries: T[], kind: string) =>
    entries
      .filter((e) => uses.has(`${kind} ${e.id}`))
      .sort((a, b) => (uses.get(`${kind} ${b.id}`) ?? 0) - (uses.get(`${kind} ${a.id}`) ?? 0) || (a.id < b.id ? -1 : 1));
  const parties = used(all(library, 'parties'), 'party');
  return {
    pattern: used(all(library, 'patterns'), 'pattern').map((p) => [p.id, nameOf(p)]),
    party: parties.map((p) => [p.id, nameOf(p), p.data.kind, p.data.country ?? '']),
    kind: labelled(library, 'party-kinds'),
    country: [...new Set(parties.flatMap((p) => (p.data.country ? [p.data.country] : [])))].map((code) => [code, countries.of(code) ?? code]),
    term: labelled(library, 'terms'),
    state: lasting(library, 'states'),
    status: lasting(library, 'deal-statuses'),
    confidence: labelled(library, 'confidences'),
    qualifier: labelled(library, 'qualifiers'),
  };
}

/** All deals with their dated states, and the words of what they point to: what a release freezes, so that it can be asked what was known then. */
export function explorerData(library: Library): ExplorerData {
  const deals = all(library, 'deals').map(({ id, data }): PlainDeal => ({
    id,
    name: data.name,
    announced: data.announced,
    status: data.status,
    confidence: data.confidence,
    patterns: data.patterns,
    parties: [...new Set(data.parties.map((p) => p.party))],
    terms: data.terms.map(({ term, on, states }) => ({
      term,
      on,
      states: states.map(({ from, state, amount }) => {
        if (!amount) return { from, state };
        const { usd, other, qualifier } = amount;
        return { from, state, amount: { ...(usd === undefined ? {} : { usd }), ...(other ? { other } : {}), ...(qualifier ? { qualifier } : {}) } };
      }),
    })),
  }));
  return { until: knownUntil(library), labels: labelsOf(library), deals };
}

/** The files with which the page of deals computes. */
export const explorerFiles = perLibrary((library): ExplorerFiles => {
  const { until, labels, deals } = explorerData(library);
  return toFiles(deals, labels, until);
});

/** A facet with its values in words and the number of deals that have each. */
export interface FacetGroup {
  facet: Facet;
  title: string;
  values: { value: string; words: string; n: number }[];
}

/** Facets with their values, for the form that stands in the page. */
export function explorerForm({ labels }: CorpusFile, counts: Record<Facet, Record<string, number>>): FacetGroup[] {
  return facets.map((facet) => {
    const values = Object.entries(counts[facet]).map(([value, n]) => ({ value, words: valueWords(labels, facet, value), n }));
    values.sort((a, b) =>
      facet === 'year'
        ? Number(b.value) - Number(a.value)
        : facet === 'amount'
          ? amountBuckets.indexOf(a.value as never) - amountBuckets.indexOf(b.value as never)
          : b.n - a.n || a.words.localeCompare(b.words, 'en'),
    );
    return { facet, title: facetTitles[facet], values };
  });
}
