import { kindFiles, kinds, type Kind } from '../../schema/index.ts';
import { all } from '../library.ts';
import { suggestion } from '../nearest.ts';
import { sitePages } from '../site-pages.ts';
import { everyEntry, type Rule } from './rule.ts';

const knownPages: readonly string[] = sitePages.map((p) => p.href);

export const proseLink: Rule = {
  name: 'prose-link',
  about: 'A link of the prose to a page of this site leads to one that exists.',
  check(library) {
    return [...everyEntry(library)].flatMap((entry) =>
      entry.prose.links.flatMap(({ url, line, column }) => {
        if (!url.startsWith('/')) return [];
        const [path = ''] = url.split(/[?#]/);
        if (knownPages.includes(path)) return [];
        const report = (what: string, todo: string) => [{ rule: this.name, level: 'error' as const, file: entry.file, line, column, what, todo }];
        const [, folder = '', id = '', rest] = path.split('/');
        if (!path.endsWith('/')) return report(`The link "${url}" does not end in a slash.`, `Write ${path}/`);
        if (folder === 'terms') {
          // A term has a page once a deal has it.
          const ids = [...new Set(all(library, 'deals').flatMap((d) => d.data.terms.map((t) => t.term)))];
          return ids.includes(id) ? [] : report(`The link "${url}" leads to no page.`, suggestion(id, ids));
        }
        if (!(kinds as readonly string[]).includes(folder))
          return report(
            `The link "${url}" leads to no page.`,
            suggestion(folder, [...kinds, 'terms']) || 'Links of prose lead to entries, such as /clauses/audit-rights/.',
          );
        const known = library.entries[folder as Kind];
        if ((known.has(id) && rest === '') || library.unreadable.has(`${folder}/${id}`)) return [];
        return report(
          `The link "${url}" leads to no page: ${kindFiles[folder as Kind].folder} has no "${id}".`,
          suggestion(id, [...known.keys()]) || `Known are: see ${kindFiles[folder as Kind].folder}.`,
        );
      }),
    );
  },
};
