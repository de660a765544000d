import { type Link, linkTo } from '../backlinks.ts';
import { all, type Entry, find, get, label, type Library } from '../library.ts';
import type { VocabularyItem } from '../../schema/index.ts';

/** A published term as a reader sees it. */
export interface CommitmentLine {
  id: string;
  name: string;
  says: string;
  asOf: string;
  clause?: Link;
  /** Each with the words for its tier and its evidence. */
  sources: { url: string; publisher: string; title: string; tier: string; evidence: string }[];
}

/** Published terms: a table of providers by topics, and every entry in full. */
export interface CommitmentsPage {
  /** Number of published terms. */
  total: number;
  topics: VocabularyItem[];
  /** Providers with the entries of each topic, in the order of `topics`; an empty list where none is recorded. */
  rows: { provider: Link; cells: { id: string; value?: string }[][] }[];
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
  const line = ({ id, data }: Entry<'commitments'>): CommitmentLine => {
    const clause = data.clause ? find(library, 'clauses', data.clause) : undefined;
    return {
      id,
      name: data.name,
      says: data.says,
      asOf: data.asOf,
      ...(clause ? { clause: linkTo(clause) } : {}),
      sources: data.sources.map(({ url, publisher, title, tier, evidence }) => ({
        url,
        publisher,
        title,
        tier: label(library, 'tiers', tier),
        evidence: label(library, 'evidence', evidence),
      })),
    };
  };
  return {
    total: entries.length,
    topics: [...topics],
    rows: providers.map((p) => ({
      provider: linkTo(p),
      cells: topics.map((t) =>
        entries
          .filter((e) => e.data.provider === p.id && e.data.topic === t.id)
          .map(({ id, data: { value } }) => ({ id, ...(value ? { value } : {}) })),
      ),
    })),
    byTopic: topics.map((topic) => ({ topic, lines: entries.filter((e) => e.data.topic === topic.id).map(line) })),
  };
}
