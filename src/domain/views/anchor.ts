import { citing, type Link, linkTo } from '../backlinks.ts';
import { all, type Entry, get, item, type Library } from '../library.ts';
import type { Anchor, VocabularyItem } from '../../schema/index.ts';

/** Short citation: "Segal and Whinston 2000", "FTC 2025", "Allcott and others 2025". */
export function citeAnchor({ data }: Entry<'anchors'>): string {
  const names = data.author.map((a) => a.literal ?? a.family ?? '');
  const year = data.issued.slice(0, 4);
  const first = names[0] ?? '';
  if (names.length === 1) return `${acronym(first)} ${year}`;
  return names.length === 2 ? `${first} and ${names[1] ?? ''} ${year}` : `${first} and others ${year}`;
}

/** An organisation's name in brackets is used where it gives one: "Competition and Markets Authority (CMA)". */
function acronym(name: string): string {
  return /\(([A-Z]{2,})\)/.exec(name)?.[1] ?? name;
}

/** The reference as it stands in a list: authors, year, title, container, volume, pages. */
export function referenceLine(data: Anchor): { authors: string; year: string; title: string; container: string } {
  const authors = data.author.map((a) => a.literal ?? [a.family, a.given].filter(Boolean).join(', ')).join('; ');
  const place = [data.volume && data.issue ? `${data.volume}(${data.issue})` : data.volume, data.page].filter(Boolean).join(', ');
  const container = [data['container-title'], place, data.publisher].filter(Boolean).join(', ');
  return { authors, year: data.issued.slice(0, 4), title: data.title, container };
}

/** What the page of an anchor shows. */
export interface AnchorPage {
  entry: Entry<'anchors'>;
  short: string;
  reference: ReturnType<typeof referenceLine>;
  /** The work's address: its DOI where that was confirmed, else the address given. */
  address?: string;
  confirmed: VocabularyItem;
  patterns: { link: Link; predicts: string }[];
  moves: Entry<'moves'>[];
  clauses: Link[];
}

export function anchorPage(library: Library, id: string): AnchorPage {
  const entry = get(library, 'anchors', id);
  const { data } = entry;
  const address = data.DOI ? `https://doi.org/${data.DOI}` : data.URL;
  const moves = citing(library, entry, 'moves');
  return {
    entry,
    short: citeAnchor(entry),
    reference: referenceLine(data),
    ...(address ? { address } : {}),
    confirmed: item(library, 'confirmations', data.confirmed.finding),
    patterns: all(library, 'patterns').flatMap((p) =>
      p.data.anchors.filter((a) => a.anchor === id).map(({ predicts }) => ({ link: linkTo(p), predicts })),
    ),
    moves,
    clauses: [...new Map(moves.flatMap((m) => m.data.counterClauses).map((c) => [c, linkTo(get(library, 'clauses', c))])).values()],
  };
}

/** A work as the list of research names it. */
export interface AnchorLine {
  id: string;
  short: string;
  title: string;
  field: string;
  confirmed: VocabularyItem;
  /** Numbers of patterns and moves that cite it. */
  patterns: number;
  moves: number;
}

/** The list of research, in order of the short citation. */
export function anchorsPage(library: Library): AnchorLine[] {
  return all(library, 'anchors')
    .map((entry) => ({
      id: entry.id,
      short: citeAnchor(entry),
      title: entry.data.title,
      field: entry.data.field,
      confirmed: item(library, 'confirmations', entry.data.confirmed.finding),
      patterns: citing(library, entry, 'patterns').length,
      moves: citing(library, entry, 'moves').length,
    }))
    .sort((a, b) => a.short.localeCompare(b.short, 'en'));
}
