/** What every page does with JavaScript: the search box, the theme, the place in the table of contents. None of it is needed to read. */
import type * as Search from './search.ts';

const finder = document.querySelector<HTMLDialogElement>('[data-finder]');
const opener = document.querySelector<HTMLAnchorElement>('[data-find]');

if (finder && opener) {
  const input = finder.querySelector('input');
  const status = finder.querySelector<HTMLElement>('[data-status]');
  const list = finder.querySelector<HTMLElement>('[data-hits]');
  let search: Promise<typeof Search> | undefined;
  let asked = 0;

  const open = () => {
    if (finder.open) return;
    finder.showModal();
    input?.select();
    search ??= import('./search.ts');
    void search.then((s) => s.warmUp()).catch(() => undefined);
    void answer();
  };
  const answer = async () => {
    if (!input || !status || !list) return;
    const mine = ++asked;
    const query = input.value.trim();
    try {
      const s = await (search ??= import('./search.ts'));
      if (mine !== asked) return;
      if (query === '') {
        const recent = s.recentList((q) => {
          input.value = q;
          input.focus();
          void answer();
        });
        status.replaceChildren(...(recent ? [recent] : []));
        list.replaceChildren();
        return;
      }
      const found = await s.find(query, s.noChoice);
      if (mine !== asked) return;
      // The first result is shown before the others are fetched, and stays where it is: somebody may be on it already.
      const first = await found.hits(1);
      if (mine !== asked) return;
      list.replaceChildren(...first.hits.map(s.hitItem));
      const { hits } = await found.hits(6);
      if (mine !== asked) return;
      list.append(...hits.slice(1).map(s.hitItem), ...s.nearItems(found));
      status.textContent = [s.resultCount(found), ...found.notes].join(' ');
    } catch {
      status.textContent = 'The search could not be loaded. Try again, or use the lists of patterns, deals and terms.';
    }
  };

  opener.addEventListener('click', (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  input?.addEventListener('input', () => void answer());
  const keep = () => void search?.then((s) => s.keepQuery(input?.value ?? ''));
  finder.addEventListener('click', (event) => {
    if (event.target === finder) finder.close();
    else if (event.target instanceof Element && event.target.closest('a')) keep();
  });
  finder.addEventListener('submit', keep);
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLElement && /^(?:INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const chord = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey;
    if (!slash && !chord) return;
    const onSearchPage = document.querySelector<HTMLInputElement>('[data-search-page] input[name=q]');
    event.preventDefault();
    if (onSearchPage) onSearchPage.select();
    else open();
  });
}

if (new URLSearchParams(location.search).has('find')) void import('./highlight.ts');

const button = document.querySelector<HTMLButtonElement>('[data-theme-button]');
if (button) {
  const order = ['auto', 'light', 'dark'];
  const current = () => document.documentElement.dataset['theme'] ?? 'auto';
  const show = () => {
    button.textContent = `Theme: ${current()}`;
  };
  button.disabled = false;
  show();
  button.addEventListener('click', () => {
    const next = order[(order.indexOf(current()) + 1) % order.length] ?? 'auto';
    if (next === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = next;
    try {
      if (next === 'auto') localStorage.removeItem('theme');
      else localStorage.setItem('theme', next);
    } catch {
      // A browser that keeps nothing still shows the theme on this page.
    }
    show();
  });
}

const places = new Map([...document.querySelectorAll<HTMLAnchorElement>('.toc a')].map((a) => [a.hash.slice(1), a]));
if (places.size > 0 && 'IntersectionObserver' in window) {
  const observer = new IntersectionObserver(
    (entries) => {
      const seen = entries.find((e) => e.isIntersecting);
      if (!seen) return;
      for (const a of places.values()) a.removeAttribute('aria-current');
      places.get(seen.target.id)?.setAttribute('aria-current', 'true');
    },
    { rootMargin: '0px 0px -75% 0px' },
  );
  for (const id of places.keys()) {
    const heading = document.getElementById(id);
    if (heading) observer.observe(heading);
  }
}
