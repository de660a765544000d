/** What a pattern says of deals, and deals of patterns. */
import { all } from '../library.ts';
import { problemAt, type Rule } from './rule.ts';

export const characteristicTerm: Rule = {
  name: 'characteristic-term',
  about: 'A deal has at least one characteristic term of its main pattern, or says why not.',
  check(library) {
    return all(library, 'deals').flatMap((deal) => {
      const pattern = library.entries.patterns.get(deal.data.patterns[0] ?? '');
      if (!pattern) return [];
      const has = deal.data.terms.some((t) => pattern.data.terms.includes(t.term));
      if (!has && !deal.data.atypical)
        return [
          problemAt(
            deal,
            ['patterns', 0],
            this.name,
            `The deal has none of the terms that are characteristic of "${pattern.id}": ${pattern.data.terms.join(', ')}.`,
            'Add the term that makes it a case of this pattern, name another main pattern, or say under "atypical" why it is one.',
          ),
        ];
      if (has && deal.data.atypical)
        return [
          problemAt(
            deal,
            ['atypical'],
            this.name,
            'The deal has a characteristic term of its main pattern, so there is nothing to explain.',
            'Remove "atypical".',
          ),
        ];
      return [];
    });
  },
};

export const evolutionShown: Rule = {
  name: 'evolution-shown',
  about: 'A deal that is said to show an evolution is a case of the pattern from which or to which it leads.',
  check(library) {
    return all(library, 'patterns').flatMap((pattern) =>
      (pattern.data.evolutions ?? []).flatMap(({ pattern: to, shownBy }, i) => {
        const deal = shownBy ? library.entries.deals.get(shownBy) : undefined;
        if (!deal || deal.data.patterns.includes(to) || deal.data.patterns.includes(pattern.id)) return [];
        return [
          problemAt(
            pattern,
            ['evolutions', i, 'shownBy'],
            this.name,
            `The deal "${deal.id}" is a case neither of "${pattern.id}" nor of "${to}".`,
            `Add the pattern to ${deal.file} where the record shows it, or name another deal.`,
          ),
        ];
      }),
    );
  },
};
