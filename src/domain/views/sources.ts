import type { Source, VocabularyItem } from '../../schema/index.ts';
import { type Entry, item, type Library } from '../library.ts';

/** A sentence with the sources that say so, numbered as in the entry's list of sources. */
export interface Claim {
  says: string;
  sources: { number: number; source: Source }[];
}

/** A claim of an entry that lists its sources. */
export function claim(entry: Entry, says: string, sourceIds: readonly string[]): Claim {
  const list = (entry.data as { sources?: Source[] }).sources ?? [];
  return {
    says,
    sources: sourceIds.flatMap((id) => {
      const index = list.findIndex((s) => s.id === id);
      const source = list[index];
      return source ? [{ number: index + 1, source }] : [];
    }),
  };
}

/** A source with the words for its tier and its evidence. */
export interface DescribedSource {
  source: Source;
  tier: VocabularyItem;
  evidence: VocabularyItem;
}

/** The sources of an entry with the words that a reader sees. */
export function describedSources(library: Library, sources: readonly Source[]): DescribedSource[] {
  return sources.map((source) => ({ source, tier: item(library, 'tiers', source.tier), evidence: item(library, 'evidence', source.evidence) }));
}
