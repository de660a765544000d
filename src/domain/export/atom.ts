/** Feeds in Atom 1.0 (RFC 4287). */
import { Feed } from 'feed';
import type { Source } from '../../schema/index.ts';
import type { Happening } from './happenings.ts';

/** Identifiers are tags (RFC 4151) and not addresses, so that they stay when the site moves. */
export const tag = (id: string) => `tag:dealshape.github.io,2026:${id}`;

/** What a feed is about. Addresses are without the site's base. */
export interface FeedOf {
  /** Part of the identifier: "deals/microsoft-openai"; empty for the library. */
  id: string;
  title: string;
  about: string;
  /** Address of the feed itself. */
  self: string;
  /** Address of the page that it goes with. */
  page: string;
  happenings: readonly Happening[];
  /** Day up to which the library speaks. */
  until: string;
}

/** A feed as text. It is as new as its newest entry; without one, as the library. */
export function toAtom({ id, title, about, self, page, happenings, until }: FeedOf, toAddress: (path: string) => string): string {
  const feed = new Feed({
    id: tag(id ? `${id}/feed` : 'feed'),
    title,
    description: about,
    link: toAddress(page),
    feed: toAddress(self),
    updated: midnight(happenings[0]?.day ?? until),
    author: { name: 'Dealshape contributors' },
    copyright: 'Content under CC BY 4.0.',
    generator: 'Dealshape',
  });
  for (const { id: of, title: words, says, sources, day, address } of happenings)
    feed.addItem({
      id: tag(of),
      title: escape(words),
      link: toAddress(address),
      date: midnight(day),
      content: `<p>${escape(says)}</p>${sources.length > 0 ? `<p>Sources: ${sources.map(sourceLink).join('; ')}.</p>` : ''}`,
    });
  return `${feed.atom1()}\n`;
}

const midnight = (day: string) => new Date(`${day}T00:00:00Z`);

const sourceLink = ({ url, title, publisher }: Source) => `<a href="${escape(url)}">${escape(title)}</a>, ${escape(publisher)}`;

/** Text as HTML: titles and contents of the entries are HTML inside the feed. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
