import type { Pattern, VocabularyItem } from '../../schema/index.ts';
import { backlinksTo, type Link, linkTo } from '../backlinks.ts';
import { layOutFlows, type FlowDrawing } from '../draw/flows.ts';
import { all, dealsOfPattern, type Entry, get, item, type Library, nameOf, rank, readingsOfMove } from '../library.ts';
import { compareText } from '../problem.ts';
import { patternGate, type GateItem } from '../rules/pattern-gate.ts';
import { annotate, type AnnotatedVariant } from './annotate.ts';
import { dealRow, type DealRow } from './deal.ts';
import { citeAnchor } from './anchor.ts';

/** What the page of a pattern shows. What the author wrote is `data`; everything else is worked out here. */
export interface PatternPage {
  entry: Entry<'patterns'>;
  data: Pattern;
  family: string;
  status: VocabularyItem;
  /** What a draft still lacks for the badge. Empty for a reviewed pattern. */
  lacks: GateItem[];
  drawing: FlowDrawing;
  /** "9 clauses", "6 kill-list moves", "4 deals, 31 dated term states": the strength of the entry in numbers. */
  facts: { clauses: number; moves: number; anchors: number; deals: number; states: number };
  clauses: { entry: Entry<'clauses'>; variant: AnnotatedVariant; why: string; watch: string; others: string[] }[];
  moves: {
    entry: Entry<'moves'>;
    severity: VocabularyItem;
    exposure: VocabularyItem;
    how: string;
    research: { short: string; href: string }[];
    counters: Link[];
    seen: { link: Link; reading: string; says: string }[];
  }[];
  lockIn: { form: VocabularyItem; level: VocabularyItem; why: string }[];
  anchors: { entry: Entry<'anchors'>; short: string; predicts: string }[];
  deals: DealRow[];
  /** Kinds of term that are characteristic of the shape. */
  terms: VocabularyItem[];
  precedents: { entry: Entry<'precedents'>; bearing: string }[];
  alternatives: { link: Link; when: string }[];
  evolutions: { link: Link; when: string; shownBy?: Link }[];
  /** Patterns that name this one as alternative or evolution. */
  namedBy: Link[];
  architectures: Link[];
}

export function patternPage(library: Library, id: string): PatternPage {
  const entry = get(library, 'patterns', id);
  const { data } = entry;
  const deals = [...dealsOfPattern(library, id)].sort(
    (a, b) => a.data.patterns.indexOf(id) - b.data.patterns.indexOf(id) || states(b) - states(a) || compareText(a.id, b.id),
  );
  const drawing = layOutFlows(library, data);
  const named = new Map(
    backlinksTo(library, 'patterns', id)
      .filter(({ from, path }) => from.kind === 'patterns' && (path[0] === 'alternatives' || path[0] === 'evolutions'))
      .map(({ from }) => [from.id, linkTo(from)]),
  );
  return {
    entry,
    data,
    family: item(library, 'pattern-families', data.family).label,
    status: item(library, 'statuses', data.status),
    lacks: data.status === 'reviewed' ? [] : patternGate(library, entry).filter((g) => g.has < g.needed),
    drawing,
    facts: {
      clauses: data.clauses.length,
      moves: data.moves.length,
      anchors: data.anchors.length,
      deals: deals.length,
      states: deals.reduce((n, d) => n + states(d), 0),
    },
    clauses: data.clauses.map(({ clause, variant, why, watch }) => {
      const found = get(library, 'clauses', clause);
      const chosen = found.data.variants.find((v) => v.stance === variant);
      if (!chosen) throw new Error(`The clause ${clause} has no variant ${variant}.`);
      return {
        entry: found,
        variant: annotate(library, chosen),
        why,
        watch,
        others: found.data.variants.map((v) => v.stance).filter((s) => s !== variant),
      };
    }),
    moves: data.moves.map(({ move, exposure, how }) => {
      const found = get(library, 'moves', move);
      const seen = readingsOfMove(library, move)
        .filter(({ shown: m }) => m.reading === 'observed' || m.reading === 'cured')
        .map(({ deal: d, shown: m }) => ({
          link: linkTo(d),
          reading: item(library, 'readings', m.reading).label,
          says: m.says,
          here: d.data.patterns.includes(id),
        }));
      return {
        entry: found,
        severity: item(library, 'severities', found.data.severity),
        exposure: item(library, 'levels', exposure),
        how,
        research: found.data.research.map((a) => ({ short: citeAnchor(get(library, 'anchors', a)), href: `/anchors/${a}/` })),
        counters: found.data.counterClauses.map((c) => linkTo(get(library, 'clauses', c))),
        seen: seen.sort((a, b) => Number(b.here) - Number(a.here)).map(({ link, reading, says }) => ({ link, reading, says })),
      };
    }),
    lockIn: data.lockIn.map(({ form, level, why }) => ({ form: item(library, 'lock-in', form), level: item(library, 'levels', level), why })),
    anchors: data.anchors.map(({ anchor, predicts }) => {
      const found = get(library, 'anchors', anchor);
      return { entry: found, short: citeAnchor(found), predicts };
    }),
    deals: deals.map((d) => dealRow(library, d, data.terms)),
    terms: data.terms.map((t) => item(library, 'terms', t)),
    precedents: (data.precedents ?? []).map(({ precedent, bearing }) => ({ entry: get(library, 'precedents', precedent), bearing })),
    alternatives: (data.alternatives ?? []).map(({ pattern, when }) => ({ link: linkTo(get(library, 'patterns', pattern)), when })),
    evolutions: (data.evolutions ?? []).map(({ pattern, when, shownBy }) => ({
      link: linkTo(get(library, 'patterns', pattern)),
      when,
      ...(shownBy ? { shownBy: linkTo(get(library, 'deals', shownBy)) } : {}),
    })),
    namedBy: [...named.values()],
    architectures: all(library, 'architectures')
      .filter((a) => a.data.patterns.includes(id))
      .map(linkTo),
  };
}

/** Number of dated states of a deal. */
const states = (deal: Entry<'deals'>) => deal.data.terms.reduce((n, t) => n + t.states.length, 0);

/** Patterns grouped by family, in the order of the vocabulary; families without a pattern are left out. */
export function patternFamilies(library: Library): { id: string; label: string; description: string; patterns: Entry<'patterns'>[] }[] {
  return (library.vocabulary.get('pattern-families')?.items ?? [])
    .map(({ id, label, description }) => ({ id, label, description, patterns: all(library, 'patterns').filter((p) => p.data.family === id) }))
    .filter((f) => f.patterns.length > 0);
}

/** A pattern as the list of patterns names it. */
export interface PatternLine {
  id: string;
  title: string;
  gist: string;
  status: VocabularyItem;
  version: string;
  clauses: number;
  moves: number;
  deals: number;
}

/** The list of patterns, by family. */
export function patternsPage(library: Library): { id: string; label: string; description: string; patterns: PatternLine[] }[] {
  return patternFamilies(library).map((family) => ({
    ...family,
    patterns: family.patterns.map(({ id, data }) => ({
      id,
      title: data.title,
      gist: data.gist,
      status: item(library, 'statuses', data.status),
      version: data.version,
      clauses: data.clauses.length,
      moves: data.moves.length,
      deals: dealsOfPattern(library, id).length,
    })),
  }));
}

/** Moves in order of severity, then of name: the order of the kill list. */
export function bySeverity(library: Library, moves: readonly Entry<'moves'>[]): Entry<'moves'>[] {
  return [...moves].sort(
    (a, b) => rank(library, 'severities', a.data.severity) - rank(library, 'severities', b.data.severity) || compareText(nameOf(a), nameOf(b)),
  );
}
