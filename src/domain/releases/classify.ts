/**
 * The law of versions, as far as it can be computed. docs/versions.md has it in words. It is read from the schemas: what points to an
 * entry or to a closed list is something that a reader relies on, everything else is wording. The author may always choose more.
 */
import type { z } from 'zod';
import type { Kind } from '../../schema/index.ts';
import { formatDate, shorten } from '../format.ts';
import { find, findFormer, type Library, nameOf } from '../library.ts';
import { elementOf, fieldsOf, metaOf, unwrap } from '../walk.ts';
import { canonical } from './canonical.ts';

/** The least by which a version must rise. */
export const levels = ['patch', 'minor', 'major'] as const;
export type Level = (typeof levels)[number];

/** One thing that changed, in a sentence. */
export interface Difference {
  level: Level;
  what: string;
}

/** What the comparison must know besides the two values. */
export interface Words {
  entry(kind: Kind, id: string): string;
  item(list: string, id: string): string;
  /** The present id of an entry that may have been renamed since. */
  now(kind: Kind, id: string): string;
}

/** The words of a library; what it does not have is called by its id. */
export function wordsOf(library: Library): Words {
  const now = (kind: Kind, id: string) => (library.entries[kind].has(id) ? id : (findFormer(library, kind, id)?.id ?? id));
  return {
    entry: (kind, id) => {
      const entry = find(library, kind, now(kind, id));
      return entry ? nameOf(entry) : id;
    },
    item: (list, id) => library.vocabulary.get(list)?.items.find((i) => i.id === id)?.label ?? id,
    now,
  };
}

/** The highest of some levels; undefined where there is none. */
export function highest(found: readonly Level[]): Level | undefined {
  return levels.findLast((level) => found.includes(level));
}

/**
 * What changed from one value of a schema to another, the weightiest first; empty where nothing did that the law looks at. Values may
 * be older than the schema: a field that it does not know counts as wording. Changes of wording and evidence come as one sentence.
 */
export function differences(schema: z.ZodType, before: unknown, after: unknown, words: Words): Difference[] {
  const comparison = new Comparison(words);
  comparison.compare(schema, before, after, []);
  const wording: Difference[] =
    comparison.reworded.size > 0 ? [{ level: 'patch', what: `Wording or evidence: ${[...comparison.reworded].join('; ')}.` }] : [];
  return [...comparison.found, ...wording].sort((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level));
}

type Item = Record<string, unknown>;

class Comparison {
  readonly found: Difference[] = [];
  /** Places of which only the wording or the evidence changed. */
  readonly reworded = new Set<string>();
  private readonly words: Words;

  constructor(words: Words) {
    this.words = words;
  }

  compare(schema: z.ZodType | undefined, before: unknown, after: unknown, place: readonly string[]): void {
    const { law } = schema ? metaOf(schema) : {};
    if (law === 'none') return;
    const element = schema && elementOf(schema);
    if (!schema || law === 'patch' || (element && metaOf(element).law === 'patch')) {
      if (canonical(before ?? null) !== canonical(after ?? null)) this.reworded.add(this.at(place));
    } else if (element) {
      this.lists(element, listOf(before), listOf(after), place);
    } else if (before === undefined || after === undefined) {
      this.field(schema, before, after, place);
    } else if (fieldsOf(schema).length > 0) {
      this.blocks(schema, before as Item, after as Item, place);
    } else {
      this.values(schema, before, after, place);
    }
  }

  /** A field that is on one side only. */
  private field(schema: z.ZodType, before: unknown, after: unknown, place: readonly string[]): void {
    if (before === undefined && after !== undefined) this.say('minor', `Added: ${this.at(place)}.`);
    if (before !== undefined && after === undefined) this.say(pointsSomewhere(schema) ? 'major' : 'minor', `Removed: ${this.at(place)}.`);
  }

  private blocks(schema: z.ZodType, before: Item, after: Item, place: readonly string[]): void {
    const fields = new Map(fieldsOf(schema));
    const unknown = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !fields.has(name));
    for (const [name, field] of fields) this.compare(field, before[name], after[name], [...place, fieldWords(name)]);
    // The id is the name of the file, and prose is wording.
    for (const name of unknown)
      if (name !== 'id') this.compare(undefined, before[name], after[name], [...place, name === 'body' ? 'prose' : fieldWords(name)]);
  }

  private values(schema: z.ZodType, before: unknown, after: unknown, place: readonly string[]): void {
    const old = this.current(schema, before);
    if (old === after) return;
    if (isPointer(schema)) this.say('major', `Changed: ${this.at(place)}, from ${this.value(schema, before)} to ${this.value(schema, after)}.`);
    else this.reworded.add(this.at(place));
  }

  private lists(element: z.ZodType, before: readonly unknown[], after: readonly unknown[], place: readonly string[]): void {
    if (metaOf(element).sourceId) {
      if (canonical(before) !== canonical(after)) this.reworded.add(this.at(place));
      return;
    }
    const { pairs, gone, fresh } = this.match(element, before, after);
    for (const item of gone) this.say(identifies(element) ? 'major' : 'minor', `Removed from ${this.at(place)}: ${this.item(element, item)}.`);
    for (const item of fresh) this.say('minor', `Added to ${this.at(place)}: ${this.item(element, item)}.`);
    for (const [i, j] of pairs) {
      const inside = fieldsOf(element).length > 0;
      this.compare(element, before[i], after[j], inside ? [...place, this.item(element, after[j])] : place);
    }
    if (pairs.some(([, j], n) => n > 0 && j < pairs[n - 1]![1])) this.reworded.add(`order of ${this.at(place)}`);
  }

  /**
   * Which item of a list became which. An item is known by its first field. Where that is an id or points somewhere, another one is
   * another item; where it is wording, what is left over on both sides was reworded, in order.
   */
  private match(element: z.ZodType, before: readonly unknown[], after: readonly unknown[]) {
    const key = (value: unknown) => this.key(element, value);
    const left = new Set(after.keys());
    const pairs: [number, number][] = [];
    const alone: number[] = [];
    const byLikeness = [...before.keys()].flatMap((i) => {
      const same = [...after.keys()].filter((j) => key(before[i]) === key(after[j]));
      return same.map((j) => ({ i, j, likeness: this.likeness(element, before[i], after[j]) }));
    });
    byLikeness.sort((a, b) => b.likeness - a.likeness);
    const taken = new Set<number>();
    for (const { i, j } of byLikeness) {
      if (taken.has(i) || !left.has(j)) continue;
      taken.add(i);
      left.delete(j);
      pairs.push([i, j]);
    }
    for (const i of before.keys()) {
      if (taken.has(i)) continue;
      const [next] = left;
      if (identifies(element) || next === undefined) alone.push(i);
      else {
        left.delete(next);
        pairs.push([i, next]);
      }
    }
    pairs.sort((a, b) => a[0] - b[0]);
    return { pairs, gone: alone.map((i) => before[i]), fresh: [...left].map((j) => after[j]) };
  }

  /** Number of fields that are the same on both sides. */
  private likeness(element: z.ZodType, before: unknown, after: unknown): number {
    return fieldsOf(element).filter(([name]) => canonical((before as Item)[name] ?? null) === canonical((after as Item)[name] ?? null)).length;
  }

  private key(element: z.ZodType, value: unknown): unknown {
    const [first] = fieldsOf(element);
    return first ? this.current(first[1], (value as Item)[first[0]]) : this.current(element, value);
  }

  /** A value of the past as it would be written now, after renamings. */
  private current(schema: z.ZodType, value: unknown): unknown {
    const { reference } = metaOf(schema);
    return reference ? this.words.now(reference, String(value)) : value;
  }

  private say(level: Level, what: string): void {
    this.found.push({ level, what });
  }

  private at(place: readonly string[]): string {
    return place.join(', ');
  }

  private value(schema: z.ZodType, value: unknown): string {
    const meta = metaOf(schema);
    const text = String(value);
    if (meta.reference) return this.words.entry(meta.reference, text);
    if (meta.vocabulary) return this.words.item(meta.vocabulary, text);
    if (meta.partialDate) return formatDate(text);
    return isPointer(schema) ? text : `“${shorten(text, 80)}”`;
  }

  /** What a reader would call an item of a list: "Exclusivity on compute", "Ended, from 28 Oct 2025". */
  private item(element: z.ZodType, value: unknown): string {
    const fields = new Map(fieldsOf(element));
    if (fields.size === 0) return this.value(element, value);
    const say = (name: string) => this.value(fields.get(name)!, (value as Item)[name]);
    const has = (...names: string[]) => names.every((name) => fields.has(name));
    if (has('term', 'on')) return `${say('term')} on ${String((value as Item)['on'])}`;
    if (has('state', 'from')) return `${say('state')}, from ${say('from')}`;
    if (has('date', 'kind')) return `${say('kind')}, ${say('date')}`;
    if (has('date', 'what')) return `${say('what')}, ${say('date')}`;
    if (has('label')) return String((value as Item)['label']);
    return say([...fields.keys()][0]!);
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** "counterClauses" becomes "counter clauses". */
function fieldWords(name: string): string {
  return name.replace(/-/g, ' ').replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
}

/** Whether the value names something: an entry, an item of a closed list, a role. */
function isPointer(schema: z.ZodType): boolean {
  const { reference, vocabulary, roleId } = metaOf(schema);
  return Boolean(reference ?? vocabulary ?? roleId) || unwrap(schema).def.type === 'enum';
}

/** Whether items of such a list are known by an id or by what they point to. */
function identifies(element: z.ZodType): boolean {
  const [first] = fieldsOf(element);
  return first ? first[0] === 'id' || isPointer(first[1]) : isPointer(element);
}

/** Whether something in such a value names something. */
function pointsSomewhere(schema: z.ZodType): boolean {
  const element = elementOf(schema);
  return isPointer(schema) || (element ? pointsSomewhere(element) : fieldsOf(schema).some(([, field]) => pointsSomewhere(field)));
}
