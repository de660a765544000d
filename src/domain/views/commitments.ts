import { type Link, linkTo } from '../backlinks.ts';
import { all, type Entry, find, get, type Library } from '../library.ts';
import type { VocabularyItem } from '../../schema/index.ts';
import { type DescribedSource, describedSources } from './sources.ts';

/** A published term as a reader sees it. */
export interface CommitmentLine {
  entry: Entry<'commitments'>;
  provider: Link;
  clause?: Link;
  sources: DescribedSource[];
}

/** Published terms: a table of providers by topics, and every entry in full. */
export interface CommitmentsPage {
  topics: VocabularyItem[];
  /** Providers with the entries of each topic, in the order of `topics`; an empty list where none is recorded. */
  rows: { provider: Link; cells: Entry<'commitments'>[][] }[];
  byTopic: { topic: VocabularyItem; lines: CommitmentLine[] }[];
}

export function commitmentsPage(library: Library): CommitmentsPage {
  const entries = all(library, 'commitments');
  const topics = (library.vocabulary.get('commitment-topics')?.items ?? []).filter((t) => entries.some((e) => e.data.topic === t.id));
  const providers = [...new Set(entries.map((e) => e.data.provider))]
    .map((id) => get(library, 'parties', id))
    .sort(
      (a, b) =>
        entries.filter((e) => e.data.provider === b.id).length - entries.filter((e) => e.data.provider === a.id).length ||
        a.data.name.localeCompare(b.data.name, 'en'),
    );
  const line = (entry: Entry<'commitments'>): CommitmentLine => {
    const clause = entry.data.clause ? find(library, 'clauses', entry.data.clause) : undefined;
    return {
      entry,
      provider: linkTo(get(library, 'parties', entry.data.provider)),
      ...(clause ? { clause: linkTo(clause) } : {}),
      sources: describedSources(library, entry.data.sources),
    };
  };
  return {
    topics: [...topics],
    rows: providers.map((p) => ({
      provider: linkTo(p),
      cells: topics.map((t) => entries.filter((e) => e.data.provider === p.id && e.data.topic === t.id)),
    })),
    byTopic: topics.map((topic) => ({ topic, lines: entries.filter((e) => e.data.topic === topic.id).map(line) })),
  };
}
