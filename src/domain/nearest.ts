/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours each cost 1. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? a.length;
}

/**
 * The known word that is most likely meant: the same but for case, spaces and underscores; one that begins or ends
 * with it; else the closest within a third of its length. Undefined where nothing is close enough to be offered.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const plain = (s: string) => s.toLowerCase().replace(/[\s_]+/g, '-');
  const wanted = plain(word);
  let best: { word: string; distance: number } | undefined;
  for (const candidate of known) {
    const other = plain(candidate);
    const contained = wanted.length >= 4 && (other.startsWith(wanted) || other.endsWith(wanted) || wanted.startsWith(`${other}-`));
    const distance = other === wanted ? 0 : contained ? 0.5 : editDistance(wanted, other);
    if (!best || distance < best.distance || (distance === best.distance && candidate < best.word)) best = { word: candidate, distance };
  }
  return best && best.distance <= Math.max(1, Math.floor(wanted.length / 3)) ? best.word : undefined;
}

/** `Did you mean "x"?`, or a list of what there is where nothing is close (shortened to twelve), or nothing. */
export function suggestion(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  if (near !== undefined) return `Did you mean "${near}"?`;
  if (known.length === 0) return '';
  const shown = known.length <= 24 ? known : [];
  return shown.length > 0 ? `It can be ${orList(shown)}.` : '';
}

/** `a`, `a or b`, `a, b or c`. */
export function orList(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
