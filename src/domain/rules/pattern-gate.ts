import { all, type Entry, type Library } from '../library.ts';
import { problemAt, type Rule } from './rule.ts';

/** What a reviewed pattern must have, each with a count of what it has. */
export interface GateItem {
  /** What is counted, as it follows a number: "load-bearing clauses with annotated text". */
  what: string;
  needed: number;
  has: number;
}

/** Fewest words of prose from which a negotiator learns something. */
const fewestWords = 500;

/** The gate of a pattern: what a badge "reviewed" promises. */
export function patternGate(library: Library, pattern: Entry<'patterns'>): GateItem[] {
  const { data } = pattern;
  const annotated = data.clauses.filter(({ clause, variant }) =>
    library.entries.clauses.get(clause)?.data.variants.some((v) => v.stance === variant && v.notes.length > 0),
  );
  const deals = all(library, 'deals').filter((d) => d.data.patterns.includes(pattern.id) && d.data.terms.length > 0);
  return [
    { what: 'load-bearing clauses with annotated text', needed: 6, has: annotated.length },
    { what: 'kill-list moves', needed: 5, has: data.moves.length },
    { what: 'anchors that say what they predict', needed: 6, has: data.anchors.length },
    { what: 'deals with dated terms', needed: data.fewCases ? 2 : 3, has: deals.length },
    { what: 'roles', needed: 2, has: data.roles.length },
    { what: 'flows', needed: 3, has: data.flows.length },
    { what: 'conditions under which it fits', needed: 3, has: data.fits.length },
    { what: 'conditions under which it does not', needed: 3, has: data.avoid.length },
    { what: 'decisions', needed: 3, has: data.decisions.length },
    { what: 'forms of lock-in', needed: 3, has: data.lockIn.length },
    { what: 'words of prose', needed: fewestWords, has: pattern.prose.words },
    { what: 'review with a date and a basis', needed: 1, has: data.review ? 1 : 0 },
  ];
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
        return [problemAt(pattern, ['status'], this.name, `The pattern is called reviewed, but it lacks: ${list}.`, 'Add what is missing, or set the status to draft.')];
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
        return [problemAt(pattern, ['clauses', i, 'variant'], this.name, `The clause "${clause}" has no variant "${variant}".`, `It has ${stances.join(', ')}.`)];
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
          .map((end) => problemAt(pattern, ['flows', i, end], this.name, `The role "${flow[end]}" is not one of this pattern's.`, `Its roles are ${roles.join(', ')}.`));
        if (unknown.length > 0) return unknown;
        return flow.from === flow.to ? [problemAt(pattern, ['flows', i, 'to'], this.name, 'The flow leads back to where it begins.', 'Name two different roles.')] : [];
      });
    });
  },
};
