/**
 * The words of citations. A page takes citeproc some milliseconds, which is most of the work of the build at scale, so a build has them made by
 * another thread, in order, while Astro prepares the pages. Elsewhere they are made where they are wanted.
 */
import type { MessagePort, Worker } from 'node:worker_threads';
import { type CitedKind, citationTexts, citedItems, citedPages, useStyles } from '../domain/export/citations.ts';
import type { Library } from '../domain/library.ts';
import { fullAddress } from './addresses.ts';
import { readCitationStyles } from './citation-styles.ts';

/** What is cited by a page, and the words for it in each style. */
export type Citations = { what: 'work' | 'page'; texts: ReturnType<typeof citationTexts> }[];

type Given = [key: string, citations: Citations][];

/** What another thread has made, and who waits for what it has not made yet. */
interface Desk {
  made: Map<string, Citations>;
  waiting: Map<string, { resolve: (citations: Citations) => void; reject: (error: unknown) => void }>;
  /** Whether the thread has ended, so that nothing more will come. */
  ended: boolean;
}

/** The desk of a build. It belongs to the process and not to this module, because Astro bundles a second copy of the module for the pages. */
const thisProcess = globalThis as { dealshapeCitations?: Desk };

const keyOf = (kind: CitedKind, id: string) => `${kind}/${id}`;

const notMade = (key: string) => new Error(`The citations of ${key} were not made.`);

let ready = false;

function make(library: Library, kind: CitedKind, id: string): Citations {
  if (!ready) useStyles(readCitationStyles(process.cwd()));
  ready = true;
  return citedItems(library, kind, id, fullAddress).map(({ what, item }) => ({ what, texts: citationTexts(item) }));
}

/** The citations of a page. @throws Error where the thread that makes them has failed */
export async function citationsOf(library: Library, kind: CitedKind, id: string): Promise<Citations> {
  const desk = thisProcess.dealshapeCitations;
  const key = keyOf(kind, id);
  if (!desk) return make(library, kind, id);
  const made = desk.made.get(key);
  desk.made.delete(key);
  if (made) return made;
  if (desk.ended) throw notMade(key);
  return new Promise((resolve, reject) => desk.waiting.set(key, { resolve, reject }));
}

/** Takes the citations of every page from the thread that makes them. */
export function takeCitations(from: Worker): void {
  const desk: Desk = { made: new Map(), waiting: new Map(), ended: false };
  thisProcess.dealshapeCitations = desk;
  from.on('message', (message: { citations?: Given }) => {
    for (const [key, citations] of message.citations ?? []) {
      const waiting = desk.waiting.get(key);
      if (waiting) waiting.resolve(citations);
      else desk.made.set(key, citations);
      desk.waiting.delete(key);
    }
  });
  from.once('exit', () => {
    desk.ended = true;
    for (const [key, { reject }] of desk.waiting) reject(notMade(key));
  });
}

/** Makes the citations of every page and gives them to the thread that makes the pages. */
export function giveCitations(library: Library, to: MessagePort): void {
  let some: Given = [];
  for (const { kind, id } of citedPages(library)) {
    some.push([keyOf(kind, id), make(library, kind, id)]);
    if (some.length >= 50) {
      to.postMessage({ citations: some });
      some = [];
    }
  }
  to.postMessage({ citations: some });
}
