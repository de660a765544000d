import type { Library } from '../library.ts';

/** A closed list of words, as the page of the method explains it. */
export interface WordList {
  title: string;
  about: string;
  items: { label: string; description: string }[];
}

const explained = [
  'states',
  'tiers',
  'evidence',
  'confidences',
  'firmness',
  'qualifiers',
  'readings',
  'maturities',
  'severities',
  'statuses',
  'confirmations',
];

/** What the page of the method shows of the library: the words that the site uses. */
export const methodPage = (library: Library): WordList[] =>
  explained.map((name) => {
    const { title, about, items } = library.vocabulary.get(name)!;
    return { title, about, items: items.map(({ label, description }) => ({ label, description })) };
  });
