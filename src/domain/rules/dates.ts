import { compareDates, firstDay } from '../../schema/dates.ts';
import { schemas } from '../../schema/index.ts';
import { all } from '../library.ts';
import { leaves } from '../walk.ts';
import { everyEntry, problemAt, type Rule } from './rule.ts';
import type { Problem } from '../problem.ts';

export const dateOrder: Rule = {
  name: 'date-order',
  about: 'States of a term, events and dates ahead stand in order of date, and nothing of a deal is older than the deal.',
  check(library) {
    const problems: Problem[] = [];
    for (const entry of all(library, 'deals')) {
      const inOrder = (list: readonly string[], path: (index: number) => (string | number)[], what: string) => {
        for (const [index, date] of list.entries()) {
          const before = list[index - 1];
          if (before !== undefined && compareDates(before, date) > 0)
            problems.push(
              problemAt(
                entry,
                path(index),
                this.name,
                `The ${what} of ${date} stands after the ${what} of ${before}.`,
                'Put them in order of date, the earliest first.',
              ),
            );
        }
      };
      const { terms, events, scheduled = [], announced } = entry.data;
      for (const [t, term] of terms.entries())
        inOrder(
          term.states.map((s) => s.from),
          (s) => ['terms', t, 'states', s, 'from'],
          'state',
        );
      inOrder(
        events.map((e) => e.date),
        (e) => ['events', e, 'date'],
        'event',
      );
      inOrder(
        scheduled.map((s) => s.date),
        (s) => ['scheduled', s, 'date'],
        'date ahead',
      );
      const first = events[0];
      if (first && compareDates(first.date, announced) > 0)
        problems.push(
          problemAt(
            entry,
            ['announced'],
            this.name,
            `The deal was announced on ${announced}, but its first event is of ${first.date}.`,
            'Add the event with which it began, or correct the date.',
          ),
        );
    }
    return problems;
  },
};

export const dateAhead: Rule = {
  name: 'date-ahead',
  about: 'What the library says has happened lies in the past; what is still to come stands under "scheduled".',
  check(library, { today }) {
    return [...everyEntry(library)].flatMap((entry) =>
      leaves(schemas[entry.kind], entry.data, 'partialDate').flatMap(({ path, value }) => {
        if (typeof value !== 'string' || path[0] === 'scheduled') return [];
        if (firstDay(value) <= today) return [];
        return [
          problemAt(
            entry,
            path,
            this.name,
            `The date ${value} lies ahead of today (${today}).`,
            entry.kind === 'deals' ? 'Correct it, or put what is still to come under "scheduled".' : 'Correct it.',
          ),
        ];
      }),
    );
  },
};
