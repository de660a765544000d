import { all, dealsOfPattern, type Entry, type Library } from '../library.ts';
import { problemAt, type Rule } from './rule.ts';

/** What a reviewed pattern must have, each with a count of what it has. */
export interface GateItem {
  /** What is counted, as it follows a number: "load-bearing clauses with annotated text". */
  what: string;
  needed: number;
  has: number;
}

/** What the gate needs, by the words that follow the number. */
const needs = {
  'load-bearing clauses with annotated text': 6,
  'kill-list moves': 5,
  'anchors that say what they predict': 6,
  'deals with dated terms': 3,
  roles: 2,
  flows: 3,
  'conditions under which it fits': 3,
  'conditions under which it does not': 3,
  decisions: 3,
  'forms of lock-in': 3,
  'words of prose': 500,
  'review with a date and a basis': 1,
} as const;

/** Deals that suffice where the pattern says why there are few public cases. */
const fewDeals = 2;

/** The gate in words, for the page on method. */
export const gateNeeds: readonly string[] = Object.entries(needs).map(([what, n]) =>
  what === 'deals with dated terms' ? `${n} ${what} (${fewDeals} where public cases are few and the page says why)` : `${n} ${what}`,
);

/** The gate of a pattern: what a badge "reviewed" promises. */
export function patternGate(library: Library, pattern: Entry<'patterns'>): GateItem[] {
  const { data } = pattern;
  const annotated = data.clauses.filter(({ clause, variant }) =>
    library.entries.clauses.get(clause)?.data.variants.some((v) => v.stance === variant && v.notes.length > 0),
  );
  const deals = dealsOfPattern(library, pattern.id).filter((d) => d.data.terms.length > 0);
  const has: Record<keyof typeof needs, number> = {
    'load-bearing clauses with annotated text': annotated.length,
    'kill-list moves': data.moves.length,
    'anchors that say what they predict': data.anchors.length,
    'deals with dated terms': deals.length,
    roles: data.roles.length,
    flows: data.flows.length,
    'conditions under which it fits': data.fits.length,
    'conditions under which it does not': data.avoid.length,
    decisions: data.decisions.length,
    'forms of lock-in': data.lockIn.length,
    'words of prose': pattern.prose.words,
    'review with a date and a basis': data.review ? 1 : 0,
  };
  return (Object.keys(needs) as (keyof typeof needs)[]).map((what) => ({
    what,
    needed: what === 'deals with dated terms' && data.fewCases ? fewDeals : needs[what],
    has: has[what],
  }));
}

export const reviewedGate: Rule = {
  name: 'reviewed-gate',
  about: 'A pattern is called reviewed only when the gate holds.',
  check(library) {
    return all(library, 'patterns')
      .filter((p) => p.data.status === 'reviewed')
      .flatMap((pattern) => {
        const missing = patternGate(library, pattern).filter(({ needed, has }) => has < needed);
        if (missing.length === 0) return [];
        const list = missing.map(({ what, needed, has }) => `${what} (${has} of ${needed})`).join('; ');
        return [
          problemAt(
            pattern,
            ['status'],
            this.name,
            `The pattern is called reviewed, but it lacks: ${list}.`,
            'Add what is missing, or set the status to draft.',
          ),
        ];
      });
  },
};

export const variantExists: Rule = {
  name: 'variant-exists',
  about: 'The variant that a pattern shows is one that the clause has.',
  check(library) {
    return all(library, 'patterns').flatMap((pattern) =>
      pattern.data.clauses.flatMap(({ clause, variant }, i) => {
        const stances = library.entries.clauses.get(clause)?.data.variants.map((v) => v.stance);
        if (!stances || stances.includes(variant)) return [];
        return [
          problemAt(
            pattern,
            ['clauses', i, 'variant'],
            this.name,
            `The clause "${clause}" has no variant "${variant}".`,
            `It has ${stances.join(', ')}.`,
          ),
        ];
      }),
    );
  },
};

export const flowRoles: Rule = {
  name: 'flow-roles',
  about: 'A flow runs between two roles of the same pattern.',
  check(library) {
    return all(library, 'patterns').flatMap((pattern) => {
      const roles = pattern.data.roles.map((r) => r.id);
      return pattern.data.flows.flatMap((flow, i) => {
        const unknown = (['from', 'to'] as const)
          .filter((end) => !roles.includes(flow[end]))
          .map((end) =>
            problemAt(
              pattern,
              ['flows', i, end],
              this.name,
              `The role "${flow[end]}" is not one of this pattern's.`,
              `Its roles are ${roles.join(', ')}.`,
            ),
          );
        if (unknown.length > 0) return unknown;
        return flow.from === flow.to
          ? [problemAt(pattern, ['flows', i, 'to'], this.name, 'The flow leads back to where it begins.', 'Name two different roles.')]
          : [];
      });
    });
  },
};
