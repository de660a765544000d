/** The words of a citation in the styles that our readers use. A module of its own, because citeproc is loaded with it. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-csl';
import type { CslItem } from './bibliography.ts';
import { pageType } from './citations.ts';

/** A part of a CSL style or locale, as citeproc takes it in place of XML. */
export interface StyleNode {
  name: string;
  attrs: Readonly<Record<string, string>>;
  children: readonly (StyleNode | string)[];
}

/**
 * The styles shown. A style of notes gives the text of the first note, and one of lists the item of the list.
 * `id` is the name of the style in the repository of CSL styles.
 */
export const styles = [
  { id: 'apa', label: 'APA (7th edition)', gives: 'list', language: 'en-US' },
  { id: 'chicago-fullnote-bibliography', label: 'Chicago (17th edition, note)', gives: 'note', language: 'en-US' },
  { id: 'bluebook-law-review', label: 'Bluebook (law review)', gives: 'note', language: 'en-US' },
  { id: 'oscola', label: 'OSCOLA (note)', gives: 'note', language: 'en-GB' },
] as const;

export type StyleId = (typeof styles)[number]['id'];
export type StyleLanguage = (typeof styles)[number]['language'];

/** The definitions of styles and of their languages, which come from outside. */
export interface StyleDefinitions {
  styles: Readonly<Record<StyleId, StyleNode>>;
  locales: Readonly<Record<StyleLanguage, StyleNode>>;
}

/** Makes the definitions known to citeproc. Called once, before `citationTexts`. */
export function useStyles(definitions: StyleDefinitions): void {
  const csl = plugins.config.get('@csl');
  for (const { id, gives } of styles) {
    const style = forOne(definitions.styles[id], gives);
    csl.styles.add(id, style);
    csl.styles.add(`${id} ${pageType}`, forType(style, pageType));
  }
  for (const [language, locale] of Object.entries(definitions.locales)) csl.locales.add(language, locale);
}

/**
 * A style as it writes a single item. Without what orders items and tells them apart, and with the layout of a list in the place of the one of
 * citations, so that citeproc writes an item once: for a list it would write it three times, twice of them to tell items apart.
 */
function forOne(style: StyleNode, gives: 'list' | 'note'): StyleNode {
  const { name, attrs, children } = changed(style, (node) =>
    node.name === 'sort'
      ? []
      : [{ ...node, attrs: Object.fromEntries(Object.entries(node.attrs).filter(([attribute]) => !attribute.startsWith('disambiguate'))) }],
  );
  if (gives === 'note') return { name, attrs, children };
  return {
    name,
    attrs,
    children: children.flatMap((child) => {
      if (typeof child === 'string' || !['citation', 'bibliography'].includes(child.name)) return [child];
      return child.name === 'citation' ? [] : [{ ...child, name: 'citation' }];
    }),
  };
}

/** A style without the choices that an item of this type never takes: most of a style is about other types, and is tried for each item. */
function forType(style: StyleNode, type: string): StyleNode {
  return changed(style, (node) => {
    if (node.name !== 'choose') return [node];
    const left: (StyleNode | string)[] = [];
    for (const child of node.children) {
      if (typeof child === 'string') continue;
      const holds = child.name === 'else' || meets(child, type);
      if (holds === false) continue;
      if (holds === true) {
        if (left.length === 0) return child.children;
        left.push({ name: 'else', attrs: {}, children: child.children });
        break;
      }
      left.push(left.length === 0 ? { ...child, name: 'if' } : child);
    }
    return left.length === 0 ? [] : [{ ...node, children: left }];
  });
}

/** Whether an item of this type meets a condition of a style; undefined where more than the type decides. */
function meets({ attrs: { type: types, match = 'all', ...rest } }: StyleNode, type: string): boolean | undefined {
  if (types === undefined) return undefined;
  const others = Object.keys(rest).length;
  const listed = types.split(/\s+/);
  const is = listed.includes(type);
  if (match === 'any') return is ? true : others ? undefined : false;
  if (match === 'none') return is ? false : others ? undefined : true;
  return !is ? false : others || listed.length > 1 ? undefined : true;
}

/** A style with each of its parts changed, the inner ones first; a change gives what stands in the place of the part. */
function changed(node: StyleNode, change: (node: StyleNode) => readonly (StyleNode | string)[]): StyleNode {
  const children = node.children.flatMap((child) => (typeof child === 'string' ? [child] : change(changed(child, change))));
  return { ...node, children };
}

/** One item in each style, as plain text. @throws Error where `useStyles` was not called */
export function citationTexts(cited: CslItem): { label: string; text: string }[] {
  return styles.map(({ id, label, language }) => {
    const engine = plugins.config.get('@csl').engine([cited], cited.type === pageType ? `${id} ${pageType}` : id, language, 'text');
    return { label, text: engine.makeCitationCluster([{ id: cited.id }]).trim() };
  });
}
