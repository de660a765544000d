import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { atomFaults } from '../../testing/atom.ts';
import { aClause, aDeal, aLibrary, aMove, aParty, aPattern, neighbours } from '../../testing/builders.ts';
import { after, released } from '../../testing/releases.ts';
import { knownUntil } from '../timeline.ts';
import { projectLibrary, vocabulary } from '../../testing/vocabulary.ts';
import { type FeedOf, toAtom } from './atom.ts';
import { dayOf, dealTold, type Happening, happenings, libraryTold, partyTold, patternTold } from './happenings.ts';

const full = (path: string) => `https://example.org${path}`;
const sources = ['s1'];
const states = [
  { from: '2024-02', state: 'in-force', says: 'It holds.', amount: { usd: 250e9, firmness: 'firm' }, sources },
  { from: '2025-10-28', onset: 'by', state: 'ended', says: 'It ended.', sources },
];
const deal = aDeal({
  name: 'A & B',
  terms: [{ term: 'exclusivity', on: 'new compute, 2025', held: ['a-party'], owed: ['b-party'], states }],
  events: [
    { date: '2024-01-01', kind: 'formed', says: 'It began.', sources },
    { date: '2026', kind: 'milestone', says: 'A <first> delivery.', sources },
    { date: '2026', kind: 'milestone', says: 'A second one.', sources },
  ],
});
const library = aLibrary([...neighbours().filter((e) => e.kind !== 'deals'), deal], vocabulary);
const lines = (happenings: readonly Happening[]) => happenings.map((h) => `${h.day} ${h.title} | ${h.says} | ${h.address}`);

describe('what happened', () => {
  it('to a deal: events and states, the newest first', () => {
    expect(lines(happenings(library, dealTold(library, 'a-deal')))).toMatchInlineSnapshot(`
      [
        "2026-11-01 A & B: milestone | 2026: A <first> delivery. | /deals/a-deal/#event-2",
        "2026-11-01 A & B: milestone | 2026: A second one. | /deals/a-deal/#event-3",
        "2025-10-28 A & B: exclusivity, new compute, 2025: ended | By 28 October 2025: It ended. | /deals/a-deal/#term-exclusivity-s2",
        "2024-02-29 A & B: exclusivity, new compute, 2025: in force | From February 2024: It holds. Amount: $250 billion, firm. | /deals/a-deal/#term-exclusivity-s1",
        "2024-01-01 A & B: formed | 1 January 2024: It began. | /deals/a-deal/#event-1",
      ]
    `);
  });
  it('in the library: versions too, after the deals of the same day', () => {
    const one = aLibrary(
      [aDeal(), aPattern({ changes: [{ version: '1.0.0', date: '2024-01-01', note: 'First edition.' }] }), aClause(), aMove(), aParty()],
      vocabulary,
    );
    expect(lines(happenings(one, libraryTold(one)))).toMatchInlineSnapshot(`
      [
        "2026-01-01 A clause (clause): version 1.0.0 | 1 January 2026: First edition. | /clauses/a-clause/#changes",
        "2026-01-01 A move (move): version 1.0.0 | 1 January 2026: First edition. | /moves/a-move/#changes",
        "2024-01-01 A and B: formed | 1 January 2024: It began. | /deals/a-deal/#event-1",
        "2024-01-01 A and B: exclusivity, compute: in force | From 1 January 2024: It holds. | /deals/a-deal/#term-exclusivity-s1",
        "2024-01-01 A pattern (pattern): version 1.0.0 | 1 January 2024: First edition. | /patterns/a-pattern/#changes",
      ]
    `);
  });
  it('in the library: releases first of all on their day', () => {
    const twice = released(after(released(library), [...neighbours(), aClause({}, 'b-clause')]));
    expect(lines(happenings(twice, libraryTold(twice))).filter((line) => line.includes('Release'))).toMatchInlineSnapshot(`
      [
        "2026-02-01 Release 1.1.0 of Dealshape | 1 February 2026: 2 changes since release 1.0.0. | /changes/1.1.0/",
        "2026-02-01 Release 1.0.0 of Dealshape | 1 February 2026: the first release, with 6 entries. | /changes/1.0.0/",
      ]
    `);
    const withRelease = released(library, knownUntil(library));
    expect(happenings(withRelease, libraryTold(withRelease))[0]?.title).toBe('Release 1.0.0 of Dealshape');
  });
  it('to a pattern: its deals, its versions, and those of the clauses and moves that it names', () => {
    const pattern = aPattern({ clauses: [{ clause: 'a-clause', variant: 'balanced', why: 'Why.', watch: 'Watch.' }] });
    const other = aDeal({ patterns: ['another'] }, 'another-deal');
    const one = aLibrary([pattern, aClause(), aMove(), aDeal(), other], vocabulary);
    expect(happenings(one, patternTold(one, 'a-pattern')).map((h) => h.id)).toMatchInlineSnapshot(`
      [
        "patterns/a-pattern/versions/1.0.0",
        "clauses/a-clause/versions/1.0.0",
        "deals/a-deal/events/2024-01-01/formed",
        "deals/a-deal/terms/exclusivity/compute/2024-01-01/in-force",
      ]
    `);
  });
  it('to a party: what happened in its deals alone', () => {
    expect(happenings(library, partyTold(library, 'a-party'))).toHaveLength(5);
    expect(happenings(library, partyTold(library, 'c-party'))).toEqual([]);
  });
  it('keeps its identifier when something else is added before it', () => {
    const before = happenings(library, dealTold(library, 'a-deal')).map((h) => h.id);
    const events = [{ date: '2023-12-01', kind: 'regulatory', says: 'An authority asked.', sources }, ...deal.data.events];
    const terms = [{ ...deal.data.terms[0]!, on: 'news' }, ...deal.data.terms];
    const changed = aLibrary([aDeal({ ...deal.data, events, terms })], vocabulary);
    const after = happenings(changed, dealTold(changed, 'a-deal')).map((h) => h.id);
    expect(after).toEqual(expect.arrayContaining(before));
  });
  it('is cut after fifty', () => {
    const many = Array.from({ length: 60 }, (_, i) => ({ date: String(1950 + i), kind: 'milestone', says: 'One more.', sources }));
    const eventful = aLibrary([aDeal({ events: many })], vocabulary);
    const found = happenings(eventful, dealTold(eventful, 'a-deal'));
    expect(found).toHaveLength(50);
    expect(found[1]?.day).toBe('2009-12-31');
  });
  it.each([
    ['2026-02-03', '2026-02-03', 'a day is itself'],
    ['2026-02', '2026-02-28', 'a month is its last day'],
    ['2026', '2026-11-01', 'a year that is not over is the day up to which the library speaks'],
    ['2026-11-20', '2026-11-20', 'a day is never moved'],
    ['2026-12', '2026-12-01', 'a month of which the library does not speak yet is its first day'],
  ])('%s is reported on %s: %s', (date, day) => expect(dayOf(date, '2026-11-01')).toBe(day));
});

const feed: FeedOf = {
  id: 'deals/a-deal',
  title: 'Dealshape: A & B (deal)',
  about: 'What happened.',
  self: '/deals/a-deal/feed.xml',
  page: '/deals/a-deal/',
  happenings: happenings(library, dealTold(library, 'a-deal')),
  until: knownUntil(library),
};

describe('a feed', () => {
  const text = toAtom(feed, full);
  it('is Atom 1.0', () => {
    expect(atomFaults(text)).toEqual([]);
    expect(atomFaults(toAtom({ ...feed, happenings: [] }, full))).toEqual([]);
  });
  it('says itself as a person would read it', () => {
    expect(text.slice(0, text.indexOf('</entry>'))).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom">
          <id>tag:dealshape.github.io,2026:deals/a-deal/feed</id>
          <title>Dealshape: A &amp; B (deal)</title>
          <updated>2026-11-01T00:00:00.000Z</updated>
          <generator>Dealshape</generator>
          <author>
              <name>Dealshape contributors</name>
          </author>
          <link rel="alternate" href="https://example.org/deals/a-deal/"/>
          <link rel="self" href="https://example.org/deals/a-deal/feed.xml"/>
          <subtitle>What happened.</subtitle>
          <rights>Content under CC BY 4.0.</rights>
          <entry>
              <title type="html"><![CDATA[A &amp; B: milestone]]></title>
              <id>tag:dealshape.github.io,2026:deals/a-deal/events/2026/milestone</id>
              <link href="https://example.org/deals/a-deal/#event-2"/>
              <updated>2026-11-01T00:00:00.000Z</updated>
              <content type="html"><![CDATA[<p>2026: A &lt;first&gt; delivery.</p><p>Sources: <a href="https://example.org/a">A title</a>, A publisher.</p>]]></content>
          "
    `);
  });
  it('keeps an angle bracket and an ampersand as letters', () => {
    const parsed = new XMLParser({ processEntities: true }).parse(text) as { feed: { title: string; entry: { title: string; content: string }[] } };
    expect(parsed.feed.title).toBe('Dealshape: A & B (deal)');
    expect(parsed.feed.entry.map((e) => e.title)).toContain('A &amp; B: milestone');
    expect(parsed.feed.entry.map((e) => e.content).join()).toContain('A &lt;first&gt; delivery.');
  });
  it('is as new as its newest entry, and as the library where it has none', () => {
    const updated = (t: string) => /<updated>([^<]+)</.exec(t)?.[1];
    expect(updated(text)).toBe('2026-11-01T00:00:00.000Z');
    expect(updated(toAtom({ ...feed, happenings: feed.happenings.slice(2) }, full))).toBe('2025-10-28T00:00:00.000Z');
    expect(updated(toAtom({ ...feed, happenings: [] }, full))).toBe('2026-11-01T00:00:00.000Z');
  });
  it('of the real library is Atom 1.0', () => {
    const real = { ...feed, happenings: happenings(projectLibrary, libraryTold(projectLibrary)), until: knownUntil(projectLibrary) };
    expect(atomFaults(toAtom(real, full))).toEqual([]);
  });
});

describe('the test of feeds itself', () => {
  const good = toAtom(feed, full);
  it.each([
    ['without an id', (t: string) => t.replace(/<id>.*?<\/id>/, '')],
    ['without a date', (t: string) => t.replace(/<updated>.*?<\/updated>/, '')],
    ['with a date that is no RFC 3339', (t: string) => t.replace(/<updated>.*?<\/updated>/, '<updated>2026-11-01</updated>')],
    ['without an author', (t: string) => t.replace(/<author>[\s\S]*?<\/author>/, '')],
    ['without a link to itself', (t: string) => t.replace('rel="self"', 'rel="related"')],
    ['with an id given twice', (t: string) => t.replace(/<id>tag:[^<]*\/formed<\/id>/, /<id>tag:[^<]*\/milestone<\/id>/.exec(t)![0])],
    ['that is not well formed', (t: string) => t.replace('</feed>', '')],
  ])('finds a feed %s', (_, spoil) => {
    expect(spoil(good)).not.toBe(good);
    expect(atomFaults(spoil(good))).not.toEqual([]);
  });
});
