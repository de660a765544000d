/** YAML with positions. Only data passes: no aliases, no tags, no merge keys, no keys that touch prototypes. */
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml';
import type { Path } from '../domain/library.ts';
import type { Position, Problem } from '../domain/problem.ts';

export interface ParsedYaml {
  value: unknown;
  problems: Problem[];
}

/** What a problem needs to know about the text it is in. */
export interface YamlText {
  file: string;
  text: string;
  /** Lines of the file that stand before the text. */
  linesBefore: number;
}

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

function parse({ text, linesBefore }: YamlText) {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true, prettyErrors: false, merge: false, version: '1.2' });
  const place = (offset: number): Position => {
    const { line, col } = counter.linePos(Math.min(Math.max(offset, 0), Math.max(text.length - 1, 0)));
    return { line: Math.max(line, 1) + linesBefore, column: Math.max(col, 1) };
  };
  return { document, place };
}

/** Parses a YAML text into plain data, or says everything that is wrong with it. */
export function parseYaml(source: YamlText): ParsedYaml {
  const { document, place } = parse(source);
  const problems: Problem[] = [];
  const report = (offset: number, rule: string, what: string, todo: string) =>
    problems.push({ rule, level: 'error', file: source.file, ...place(offset), what, todo });

  for (const error of document.errors) {
    if (error.code === 'DUPLICATE_KEY') {
      report(error.pos[0], 'duplicate-key', 'The same key stands twice in one block.', 'Keep one of the two.');
    } else if (error.code === 'MULTIPLE_DOCS') {
      report(
        error.pos[0],
        'yaml-syntax',
        'The file holds more than one YAML document.',
        'Remove the line "---" between them; one file is one entry.',
      );
    } else {
      const first = error.message.split('\n')[0] ?? error.message;
      report(
        error.pos[0],
        'yaml-syntax',
        `The YAML cannot be read here: ${first}${first.endsWith('.') ? '' : '.'}`,
        'Check indentation, colons and quotes on this line and the one before. A text with a colon and a space in it needs quotes.',
      );
    }
  }
  // A tag that the parser cannot resolve is a warning to it and would leave the bare text in its place.
  for (const warning of document.warnings) {
    if (warning.code === 'TAG_RESOLVE_FAILED')
      report(warning.pos[0], 'yaml-tag', 'The YAML uses a tag (!).', 'Remove the tag; entries are plain data.');
  }

  visit(document, {
    Alias: (_, node) => {
      report(
        node.range?.[0] ?? 0,
        'yaml-alias',
        `The YAML uses an alias (*${node.source}).`,
        'Write the value out; aliases are not used here, because they can be made to grow without end.',
      );
    },
    Node: (_, node) => {
      if ('anchor' in node && node.anchor) {
        report(
          node.range?.[0] ?? 0,
          'yaml-alias',
          `The YAML defines an anchor (&${String(node.anchor)}).`,
          'Remove it; anchors and aliases are not used here.',
        );
      }
      if (node.tag && !node.tag.startsWith('tag:yaml.org,2002:')) {
        const known = document.warnings.some((w) => w.code === 'TAG_RESOLVE_FAILED');
        if (!known) report(node.range?.[0] ?? 0, 'yaml-tag', `The YAML uses a tag (${node.tag}).`, 'Remove the tag; entries are plain data.');
      }
    },
    Pair: (_, pair) => {
      const key = pair.key as Node | null;
      if (!isScalar(key) || typeof key.value !== 'string') {
        report(key?.range?.[0] ?? 0, 'wrong-type', 'A key is not a text.', 'Put the key in quotes.');
      } else if (forbiddenKeys.has(key.value)) {
        report(key.range?.[0] ?? 0, 'forbidden-key', `The key "${key.value}" is not allowed anywhere.`, 'Remove it.');
      }
    },
  });

  if (problems.length > 0) return { value: undefined, problems };
  return { value: document.toJS({ maxAliasCount: 0 }) as unknown, problems };
}

/**
 * Finds places in a YAML text. The text is parsed again on each use, because places are wanted only for problems and a
 * kept syntax tree is some forty times the size of its data.
 */
export function yamlPlaces(source: YamlText): (path: Path) => Position {
  return (path) => {
    if (path.length === 0) return { line: source.linesBefore + 1, column: 1 };
    const { document, place } = parse(source);
    return place(offsetOf(document, path));
  };
}

/** Offset of the key (or list item) at a path; of the closest parent where the path leads nowhere. */
function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((p) => isPair(p) && isScalar(p.key) && p.key.value === step);
      if (!pair || !isScalar(pair.key)) return offset;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      const item = node.items[step];
      if (!item || isAlias(item)) return offset;
      offset = (item as Node).range?.[0] ?? offset;
      node = item;
    } else {
      return offset;
    }
  }
  return offset;
}
