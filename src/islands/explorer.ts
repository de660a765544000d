/** All deals, narrowed and shown as a table, a timeline or cards: the form is the query, and the address says it. */
import { type Corpus, type CorpusFile, readCorpus, readTexts, type TextsFile } from '../domain/explorer/corpus.ts';
import { type Exploration, explore } from '../domain/explorer/explore.ts';
import { aboutOf, fileName, toCsv, toJson, toSheets } from '../domain/explorer/files.ts';
import { livesOf } from '../domain/explorer/lives.ts';
import {
  addressToQuery,
  asksOfTerms,
  type Column,
  columnsOf,
  emptyQuery,
  type Facet,
  facets,
  type Query,
  queryToAddress,
  readDollars,
  usualColumns,
  writeDollars,
} from '../domain/explorer/query.ts';
import { rowsOf } from '../domain/explorer/rows.ts';
import { formatShortDate } from '../domain/money-and-dates.ts';
import { card, element, lifeItem, showHead, tableRow, timeline } from './explorer-views.ts';

/** Rows that are shown at first; the others follow when asked for. */
const slice = 100;

/** Rows that are put into the page before a key is answered; the others of the slice follow when that is painted. */
const atOnce = 30;

const form = document.querySelector<HTMLFormElement>('[data-explorer]');
const place = form?.querySelector<HTMLElement>('[data-shown]');
const table = form?.querySelector<HTMLTableElement>('[data-shown] table');
const head = table?.tHead?.rows[0];
const body = table?.tBodies[0];
const status = form?.querySelector<HTMLElement>('[data-status]');
const more = form?.querySelector<HTMLButtonElement>('[data-more]');
/** Links to the deals that stand on further pages, where not all stand on this one. */
const pages = form?.querySelector<HTMLElement>('[data-pages]');

if (form && place && table && head && body && status && more) {
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement & HTMLSelectElement;
  const words = field('q');
  const written = ['q', 'on', 'from', 'to', 'min', 'max', 'sort'] as const;
  const boxes = [...form.querySelectorAll<HTMLInputElement>('[data-facet] input')].map((box) => ({
    box,
    facet: box.name as Facet,
    count: box.parentElement?.querySelector('span'),
  }));
  const columnBoxes = [...form.querySelectorAll<HTMLInputElement>('input[name=columns]')];
  const columnChoice = form.querySelector<HTMLElement>('[data-columns]');
  const known = Object.fromEntries(facets.map((f) => [f, new Set(boxes.filter((b) => b.facet === f).map((b) => b.box.value))])) as Record<
    Facet,
    Set<string>
  >;

  /** A file that is loaded once, and tried again after a failure. */
  const loader = <T>(address: string, read: (file: unknown) => T | Promise<T>) => {
    let loading: Promise<T> | undefined;
    return () => {
      loading ??= fetch(address).then(async (r) => {
        if (!r.ok) throw new Error(String(r.status));
        return read(await r.json());
      });
      loading.catch(() => (loading = undefined));
      return loading;
    };
  };
  const loadCorpus = loader(form.dataset['source'] ?? '', (file) => readCorpus(file as CorpusFile));
  /** What terms cover, as far as it has been loaded; in small letters once all has been, so that no search of words rests on a part. */
  const texts: string[] = [];
  let smallTexts: string[] | undefined;
  const missing = new Set(known.term);
  const textLoaders = new Map(
    [...known.term].map((kind) => [
      kind,
      loader(`${form.dataset['texts'] ?? ''}${kind}.json`, async (file) => {
        readTexts(await loadCorpus(), kind, file as TextsFile, texts);
        missing.delete(kind);
        if (missing.size === 0) smallTexts = texts.map((text) => text.toLowerCase());
      }),
    ]),
  );
  const loadTexts = (kinds: Iterable<string>) => Promise.all([...kinds].map((kind) => textLoaders.get(kind)?.()));
  /** The kinds of the terms that a query is about. */
  const kindsOf = ({ facets: { term = [] } }: Query): Iterable<string> => (term.length > 0 ? term : known.term);

  /** What stands in the page; while it is searching, words were looked for in names alone. */
  let shown: { corpus: Corpus; query: Query; found: Exploration; searching: boolean } | undefined;
  let limit = slice;
  /** Questions asked and answers shown so far, so that a late one does not take the place of a newer. */
  let asked = 0;
  let turns = 0;
  /** Columns that the reader chose; undefined while they follow the question. */
  let chosenColumns: Column[] | undefined;

  /** The form as an address, so that one function says what of it cannot be used. */
  const formAddress = (): string => {
    const address = new URLSearchParams();
    for (const name of written) if (field(name).value) address.set(name, field(name).value);
    address.set('view', form.querySelector<HTMLInputElement>('input[name=view]:checked')?.value ?? 'table');
    if (field('unknown').checked) address.set('unknown', 'yes');
    for (const { box, facet } of boxes) if (box.checked) address.append(facet, box.value);
    if (chosenColumns) address.set('columns', chosenColumns.join(','));
    return address.toString();
  };
  const showColumns = (query: Query) => {
    for (const box of columnBoxes) box.checked = columnsOf(query).includes(box.value as Column);
    if (columnChoice) columnChoice.hidden = query.view === 'timeline';
  };
  const toForm = (query: Query) => {
    words.value = query.text;
    field('on').value = query.on;
    field('from').value = query.from;
    field('to').value = query.to;
    field('min').value = query.min === undefined ? '' : writeDollars(query.min);
    field('max').value = query.max === undefined ? '' : writeDollars(query.max);
    field('sort').value = query.sort;
    field('unknown').checked = query.unknown;
    for (const radio of form.querySelectorAll<HTMLInputElement>('input[name=view]')) radio.checked = radio.value === query.view;
    for (const { box, facet } of boxes) box.checked = query.facets[facet]?.includes(box.value) ?? false;
    for (const details of form.querySelectorAll<HTMLDetailsElement>('[data-facet]')) if (details.querySelector('input:checked')) details.open = true;
    chosenColumns = query.columns;
  };
  /** Fields whose words were not understood say so; bounds that were exchanged stand in order. */
  const mark = (query: Query) => {
    for (const name of ['from', 'to'] as const) {
      const wrong = field(name).value.trim() !== '' && query[name] === '';
      field(name).ariaInvalid = wrong ? 'true' : null;
      if (!wrong) field(name).value = query[name];
    }
    for (const name of ['min', 'max'] as const) {
      const usd = query[name];
      field(name).ariaInvalid = field(name).value.trim() !== '' && usd === undefined ? 'true' : null;
      if (usd !== undefined && readDollars(field(name).value) !== usd) field(name).value = writeDollars(usd);
    }
  };

  /** Puts rows from one place up to another into the page; from the first on, the view is made anew. */
  const render = (from: number, to = limit) => {
    if (!shown) return;
    const { corpus, query, found } = shown;
    const deals = found.rows.slice(from, to);
    const rowAt = rowsOf(corpus, texts, query, found.figures);
    if (query.view === 'timeline') {
      const lives = livesOf(corpus, texts, query, deals, found.rows);
      let list = place.querySelector<HTMLOListElement>('.timeline > ol');
      if (from === 0 || !list) {
        const made = timeline(lives, asksOfTerms(query));
        list = made.list;
        place.replaceChildren(made.frame);
      }
      list.append(...lives.lives.map(({ deal, bars }) => lifeItem(rowAt(deal), bars, lives.ticks)));
    } else if (query.view === 'cards') {
      const items = deals.map((deal) => card(rowAt(deal), query));
      const list = place.querySelector('.cards');
      if (from > 0 && list) list.append(...items);
      else place.replaceChildren(element('ol', 'cards', ...items));
    } else {
      showHead(head, query);
      const made = deals.map((deal) => tableRow(rowAt(deal), query));
      if (from > 0) body.append(...made);
      else {
        body.replaceChildren(...made);
        if (table.parentElement !== place) place.replaceChildren(table);
      }
    }
    if (pages) pages.hidden = true;
    more.hidden = found.rows.length <= limit;
    if (!more.hidden) more.textContent = `Show ${Math.min(slice, found.rows.length - limit)} more`;
  };

  const n = (value: number) => value.toLocaleString('en-GB');
  const say = (notes: readonly string[]) => {
    if (!shown) return;
    const { corpus, query, found, searching } = shown;
    const rows = found.rows.length;
    status.textContent = [
      `${n(rows)} of ${n(corpus.size)} deals${query.on ? `, as they stood on ${formatShortDate(query.on)}` : ''}.`,
      ...(rows > limit ? [`The first ${n(limit)} are shown.`] : []),
      ...(rows === 0 ? ['Remove a condition to see more.'] : []),
      ...(searching ? ['So far by names alone; what terms cover is being loaded.'] : []),
      ...(notes.length > 0 ? [`Not everything asked for could be used: ${notes.join('; ')}.`] : []),
    ].join(' ');
  };

  const termsShown = (query: Query) => (query.view === 'timeline' ? asksOfTerms(query) : columnsOf(query).includes('terms'));

  const show = async (query: Query, notes: readonly string[] = [], byKey = false): Promise<void> => {
    const mine = ++asked;
    limit = slice;
    mark(query);
    showColumns(query);
    try {
      const [corpus] = await Promise.all([loadCorpus(), loadTexts(termsShown(query) ? kindsOf(query) : [])]);
      if (mine !== asked) return;
      const answer = (searching: boolean) => {
        shown = { corpus, query, found: explore(corpus, query, smallTexts), searching };
        render(0, byKey ? atOnce : limit);
        const turn = ++turns;
        if (byKey) requestAnimationFrame(() => setTimeout(() => turn === turns && render(atOnce)));
        for (const { box, facet, count } of boxes) {
          const many = shown.found.counts[facet][box.value] ?? 0;
          // Most counts stay from key to key, and a text that is set again is laid out again.
          if (count && count.textContent !== n(many)) count.textContent = n(many);
          box.parentElement?.classList.toggle('none', many === 0 && !box.checked);
        }
        say(notes);
      };
      const searching = query.text.trim() !== '' && !smallTexts;
      answer(searching);
      if (!searching) return;
      await loadTexts(known.term);
      if (mine === asked) answer(false);
    } catch {
      if (mine === asked) status.textContent = 'The data could not be loaded, so what stands below may not be what was asked for. Try again.';
    }
  };

  /** A run of keys in the field of words is one step back. */
  let typing = false;
  const changed = (byKey = false) => {
    const { query, notes } = addressToQuery(formAddress(), known);
    const url = `${location.pathname}${queryToAddress(query)}`;
    if (byKey && typing) history.replaceState(null, '', url);
    else if (url !== `${location.pathname}${location.search}`) history.pushState(null, '', url);
    typing = byKey;
    return show(query, notes, byKey);
  };
  const fromAddress = () => {
    typing = false;
    const { query, notes } = addressToQuery(location.search, known);
    toForm(query);
    return show(query, notes);
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void changed();
  });
  form.addEventListener('change', ({ target }) => {
    if (target === words) return;
    if (target instanceof HTMLInputElement && target.name === 'columns') {
      chosenColumns = columnBoxes.filter((b) => b.checked).map((b) => b.value as Column);
      const usual = usualColumns(addressToQuery(formAddress(), known).query);
      if (usual.join(' ') === chosenColumns.join(' ')) chosenColumns = undefined;
    }
    void changed();
  });
  words.addEventListener('input', () => void changed(true));
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    const view = addressToQuery(formAddress(), known).query.view;
    toForm({ ...emptyQuery, view });
    void changed();
  });
  head.addEventListener('click', ({ target }) => {
    const order = target instanceof HTMLElement ? target.closest('button')?.dataset['order'] : undefined;
    if (!order) return;
    field('sort').value = order;
    void changed();
  });
  more.addEventListener('click', () => {
    const from = limit;
    limit += slice;
    render(from);
    say([]);
    // The focus goes to the first of the new ones: the button may be gone, and they stand before it.
    place.querySelectorAll<HTMLAnchorElement>('tbody th a, .cards h3 a, .timeline li > a')[from]?.focus();
  });
  addEventListener('beforeprint', () => {
    if (!shown) return;
    const from = limit;
    limit = Infinity;
    render(from);
  });
  addEventListener('popstate', () => void fromAddress());

  const save = (file: Blob, name: string) => {
    const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(file), download: name });
    link.click();
    // Not at once: some browsers read the file after the click has returned.
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  const download = async (ending: string) => {
    if (!shown || shown.searching) await changed();
    if (!shown || shown.searching) throw new Error('Not all of what was asked for has been loaded.');
    if (columnsOf(shown.query).includes('terms')) await loadTexts(kindsOf(shown.query));
    const { corpus, query, found } = shown;
    const rows = found.rows.map(rowsOf(corpus, texts, query, found.figures));
    const about = aboutOf(query, corpus.labels, form.dataset['page'] ?? '', corpus.until, rows.length);
    if (ending === 'csv') save(new Blob([toCsv(rows, query)], { type: 'text/csv' }), fileName(query, ending));
    else if (ending === 'json') save(new Blob([toJson(rows, query, about)], { type: 'application/json' }), fileName(query, ending));
    else {
      const { spreadsheet } = await import('./spreadsheet.ts');
      save(await spreadsheet(toSheets(rows, query, about)), fileName(query, ending));
    }
  };
  for (const button of form.querySelectorAll<HTMLButtonElement>('[data-download]')) {
    button.addEventListener('click', () => {
      download(button.dataset['download'] ?? '').catch(() => (status.textContent = 'The file could not be made. Try again.'));
    });
  }

  for (const button of form.querySelectorAll('button')) button.disabled = false;
  showHead(head, emptyQuery);
  if (location.search) void fromAddress();
}
