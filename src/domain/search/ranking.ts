/** What decides which result stands first. Chosen by `npm run bench:search` on the odd questions; bench/search/README.md says how. */
export const ranking = {
  /** How much an occurrence says in each field. */
  fields: { title: 6, aliases: 5, note: 6, content: 1 },
  /** How much the length of a field lessens its occurrences: 0 not at all, 1 in full. */
  length: { title: 0.75, aliases: 0.25, note: 0, content: 0.25 },
  /** How soon more occurrences say no more: BM25's k1. */
  saturation: 7,
  /** What another form of the word is worth beside the word itself. */
  form: 0.5,
  /** What a word that begins with it is worth. */
  beginning: 0.5,
};
