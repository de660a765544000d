/** The Markdown twin of an entry's page: the same content for programs, assistants and people who read plain text. */
import { schemas, type Source, type Term } from '../../schema/index.ts';
import { asideLead } from '../../schema/prose.ts';
import { formatAmount, formatDate } from '../format.ts';
import { addressOf, type Entry, get, item, label, type Library, nameOf } from '../library.ts';
import { referencesIn } from '../references.ts';
import { elementOf, fieldsOf, metaOf } from '../walk.ts';
import type { z } from 'zod';
import { stateLines } from '../views/deal.ts';

/**
 * An entry as Markdown. Fields come in the order of the schema, each under a heading with the words of a reader; references become
 * links, values of closed lists their labels. Links are full addresses made by `toAddress`.
 */
export function entryToMarkdown(library: Library, entry: Entry, toAddress: (path: string) => string): string {
  const writer = new Writer(library, entry, toAddress);
  return `${writer
    .lines()
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

/** What the Markdown of an entry is made of: the entry, the names of those to which it points, and the words of the closed lists. */
export function markdownSources(library: Library, entry: Entry): { entry: Entry; names: string[]; vocabulary: string } {
  const names = referencesIn(entry).map(({ kind, id }) => nameOf(get(library, kind, id)));
  return { entry, names, vocabulary: library.vocabularyDigest };
}

/** Fields that stand in the head of the document. */
const inHead = new Set(['name', 'title', 'gist', 'version', 'formerly']);

class Writer {
  private readonly library: Library;
  private readonly entry: Entry;
  private readonly toAddress: (path: string) => string;

  constructor(library: Library, entry: Entry, toAddress: (path: string) => string) {
    this.library = library;
    this.entry = entry;
    this.toAddress = toAddress;
  }

  lines(): string[] {
    const { entry } = this;
    const data = entry.data as Record<string, unknown>;
    const head = [`# ${nameOf(entry)}`, '', `Address: ${this.toAddress(addressOf(entry))}`];
    if (typeof data['version'] === 'string') head.push('', `Version: ${data['version']}`);
    if (typeof data['gist'] === 'string') head.push('', data['gist']);
    const fields = fieldsOf(schemas[entry.kind]).flatMap(([name, schema]) => {
      const value = data[name];
      if (value === undefined || inHead.has(name)) return [];
      return ['', `## ${heading(name)}`, '', ...this.value(name, schema, value)];
    });
    const body = entry.body.trim();
    const prose = body ? ['', '## In practice', '', proseToMarkdown(body, this.toAddress)] : [];
    return [...head, ...fields, ...prose];
  }

  private value(name: string, schema: z.ZodType, value: unknown): string[] {
    if (name === 'terms' && this.entry.kind === 'deals') return (value as Term[]).flatMap((term) => this.term(term));
    if (name === 'sources') return (value as Source[]).map((s) => this.source(s));
    const element = elementOf(schema);
    if (element && Array.isArray(value))
      return fieldsOf(element).length > 0
        ? value.flatMap((one) => this.record(element, one as Record<string, unknown>))
        : value.map((one) => `- ${this.leaf(element, one)}`);
    if (fieldsOf(schema).length > 0) return this.record(schema, value as Record<string, unknown>);
    return [this.leaf(schema, value)];
  }

  /** A block of keys as one item of a list, its parts below it. */
  private record(schema: z.ZodType, value: Record<string, unknown>): string[] {
    return fieldsOf(schema)
      .filter(([name]) => value[name] !== undefined)
      .flatMap(([name, field], i) => {
        const lead = i === 0 ? '- ' : '  - ';
        const part = value[name];
        const nested = elementOf(field);
        if (metaOfItems(field)?.sourceId) return [`${lead}${heading(name)}: ${(part as string[]).map((id) => `[${id}]`).join(' ')}`];
        if (nested && fieldsOf(nested).length === 0 && Array.isArray(part))
          return [`${lead}${heading(name)}: ${part.map((one) => this.leaf(nested, one)).join('; ')}`];
        if (nested || fieldsOf(field).length > 0) return [`${lead}${heading(name)}:`, ...this.value(name, field, part).map((l) => `    ${l}`)];
        return [`${lead}${heading(name)}: ${this.leaf(field, part)}`];
      });
  }

  private leaf(schema: z.ZodType, value: unknown): string {
    const meta = metaOf(schema);
    const text = String(value);
    if (meta.reference) {
      const to = get(this.library, meta.reference, text);
      return `[${nameOf(to)}](${this.toAddress(addressOf(to))})`;
    }
    if (meta.vocabulary) return item(this.library, meta.vocabulary, text).label;
    if (meta.partialDate) return formatDate(text);
    return text.replace(/\n+/g, ' ');
  }

  private term(term: Term): string[] {
    const deal = this.entry as Entry<'deals'>;
    const party = (id: string) => get(this.library, 'parties', id).data.name;
    return [
      `- **${label(this.library, 'terms', term.term)}: ${term.on}** (held by ${term.held.map(party).join(', ')}; owed by ${term.owed.map(party).join(', ')})`,
      ...stateLines(this.library, deal, term).map((line, i) => {
        const amount = term.states[i]?.amount;
        const money = amount
          ? ` Amount: ${formatAmount(this.library, amount)}, ${label(this.library, 'firmness', amount.firmness).toLowerCase()}.`
          : '';
        const ending = line.ending ? ` (${line.ending.label.toLowerCase()})` : '';
        return `  - ${line.state.label}${ending}, ${line.period}: ${line.claim.says}${money} ${term.states[i]?.sources.map((s) => `[${s}]`).join(' ') ?? ''}`;
      }),
    ];
  }

  private source({ id, title, url, publisher, date, tier, evidence }: Source): string {
    const when = date ? `, ${formatDate(date)}` : '';
    return `- [${id}] [${title}](${url}). ${publisher}${when}. ${label(this.library, 'tiers', tier)}, ${label(this.library, 'evidence', evidence).toLowerCase()}.`;
  }
}

function metaOfItems(schema: z.ZodType) {
  const element = elementOf(schema);
  return element ? metaOf(element) : undefined;
}

/** "counterClauses" becomes "Counter clauses", "container-title" "Container title". */
export function heading(name: string): string {
  const words = name.replace(/-/g, ' ').replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Prose with its one component written as a quotation, links with full addresses, and headings one level down. */
export function proseToMarkdown(body: string, toAddress: (path: string) => string): string {
  return body
    .replace(/<Aside([^>]*)>([\s\S]*?)<\/Aside>/g, (_, attributes: string, inner: string) => {
      const read = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
      return [`**${asideLead(read('kind'))}${read('title')}**`, '', ...inner.trim().split('\n')].map((l) => `> ${l.trim()}`.trimEnd()).join('\n');
    })
    .replace(/\]\((\/[^)]*)\)/g, (_, path: string) => `](${toAddress(path)})`)
    .replace(/^(#{2,5}) /gm, '#$1 ')
    .trim();
}
