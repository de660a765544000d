/**
 * npm run bench:search: asks the judged questions of bench/search/questions.yaml and prints how far up the right pages stand. The same
 * code answers in the browser; only the loading of files differs. README.md in that folder defines the measures.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { answerQuestion } from '../src/domain/search/ask.ts';
import { Engine } from '../src/domain/search/engine.ts';
import { readLibrary } from '../src/library/read.ts';
import { indexFolder, searchIndex } from '../src/library/search-index.ts';
import { checkedLibrary } from '../src/library/site.ts';

const questionFile = 'bench/search/questions.yaml';

const file = z.strictObject({
  questions: z.array(
    z.strictObject({
      id: z.string().regex(/^q\d{3}$/),
      q: z.string().min(1),
      reader: z.enum(['strategist', 'alliance-manager', 'counsel', 'product-leader']),
      kind: z.enum(['name', 'alias', 'need', 'question', 'typo', 'phrase']),
      answers: z.array(z.string().startsWith('/')).min(1).max(6),
      why: z.string().min(1),
    }),
  ),
});

type Question = z.infer<typeof file>['questions'][number];

/** Place of the first right result, from 1; 0 where none of the first ten is right. */
type Place = number;

/** The page to which a result leads, as answers name it: without its fragment, except where published terms share a page. */
const pageOf = (url: string) => (url.startsWith('/commitments/') ? url : url.replace(/#.*/, ''));

/** Places of the answers to all questions. */
async function ask(engine: Engine, questions: readonly Question[]): Promise<{ place: Place; first: string[] }[]> {
  const answered = [];
  for (const { q, answers } of questions) {
    const { results } = await answerQuestion(engine, q, {});
    const urls = (await Promise.all([...results.slice(0, 10)].map((record) => engine.shown(record)))).map(({ url }) => pageOf(url));
    answered.push({ place: urls.findIndex((u) => answers.includes(u)) + 1, first: urls });
  }
  return answered;
}

/** Mean reciprocal rank over ten results, and the shares of questions answered by the first and by one of the first five. */
function score(places: readonly Place[]) {
  const share = (good: (p: Place) => boolean) => places.filter(good).length / places.length;
  return {
    mrr: places.reduce((sum, p) => sum + (p > 0 ? 1 / p : 0), 0) / places.length,
    first: share((p) => p === 1),
    five: share((p) => p > 0 && p <= 5),
  };
}

function row(name: string, places: readonly Place[]): string {
  const { mrr, first, five } = score(places);
  return `| ${name} | ${places.length} | ${mrr.toFixed(3)} | ${first.toFixed(3)} | ${five.toFixed(3)} |`;
}

const library = checkedLibrary(await readLibrary(process.cwd()), new Date().toISOString().slice(0, 10));
const files = searchIndex(library);
const engine = await Engine.open((name) => Promise.resolve(JSON.parse(files.get(`${indexFolder}${name}.json`) ?? 'null')));

const { questions } = file.parse(parse(readFileSync(questionFile, 'utf8')));
const answered = await ask(engine, questions);
const places = (fits: (q: Question) => boolean) => answered.flatMap(({ place }, i) => (fits(questions[i]!) ? [place] : []));
const odd = (q: Question) => Number(q.id.slice(1)) % 2 === 1;
console.log('| questions | n | MRR@10 | success@1 | success@5 |\n| --- | --- | --- | --- | --- |');
console.log(
  row(
    'all',
    places(() => true),
  ),
);
console.log(row('tuning (odd)', places(odd)));
console.log(
  row(
    'held out (even)',
    places((q) => !odd(q)),
  ),
);
for (const kind of new Set(questions.map((q) => q.kind)))
  console.log(
    row(
      kind,
      places((q) => q.kind === kind),
    ),
  );
for (const reader of new Set(questions.map((q) => q.reader)))
  console.log(
    row(
      reader,
      places((q) => q.reader === reader),
    ),
  );
if (process.argv.includes('--misses')) {
  for (const [i, { place, first }] of answered.entries()) {
    const q = questions[i]!;
    if (place !== 1 && (odd(q) || process.argv.includes('--all')))
      console.log(`\n${q.id} ${q.kind} "${q.q}": ${place || 'none'}\n  wanted ${q.answers.join(' ')}\n  found  ${first.slice(0, 6).join(' ')}`);
  }
}
