import type { ClauseNote, ClauseVariant } from '../../schema/index.ts';
import { type Link, linkTo } from '../backlinks.ts';
import { get, item, type Library } from '../library.ts';

/** A note with its number and the words that a reader sees. */
export interface NumberedNote {
  number: number;
  phrase: string;
  does: string;
  favours: { id: string; label: string };
  ask?: string;
  invites?: Link;
  blocks?: Link;
}

/** A piece of a paragraph: text, or a phrase that carries a note. */
export type Piece = { text: string; note?: number };

export interface AnnotatedVariant {
  stance: { id: string; label: string; description: string };
  /** Paragraphs in pieces. Together the pieces are the text of the clause, unchanged. */
  paragraphs: Piece[][];
  notes: NumberedNote[];
}

/**
 * Marks the phrase that each note is about, once, and leaves the clause's text unchanged. Notes are numbered through the variant.
 * Relies on the rule note-phrase: each phrase stands in the text once, phrases are in order, and none overlap.
 */
export function annotate(library: Library, variant: ClauseVariant): AnnotatedVariant {
  const notes = variant.notes.map((note, i) => number(library, note, i + 1));
  const waiting = [...notes];
  const paragraphs = variant.text.split(/\n+/).map((text): Piece[] => {
    const pieces: Piece[] = [];
    let from = 0;
    for (let note = waiting[0]; note; note = waiting[0]) {
      const at = text.indexOf(note.phrase, from);
      if (at < 0) break;
      if (at > from) pieces.push({ text: text.slice(from, at) });
      pieces.push({ text: note.phrase, note: note.number });
      from = at + note.phrase.length;
      waiting.shift();
    }
    if (from < text.length) pieces.push({ text: text.slice(from) });
    return pieces;
  });
  return { stance: item(library, 'stances', variant.stance), paragraphs, notes };
}

function number(library: Library, { phrase, does, favours, ask, invites, blocks }: ClauseNote, n: number): NumberedNote {
  return {
    number: n,
    phrase,
    does,
    favours: item(library, 'sides', favours),
    ...(ask ? { ask } : {}),
    ...(invites ? { invites: linkTo(get(library, 'moves', invites)) } : {}),
    ...(blocks ? { blocks: linkTo(get(library, 'moves', blocks)) } : {}),
  };
}
