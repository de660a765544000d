/** npm run docs [-- --check]: writes the reference in docs/content-model.md from the schemas and rules, or says that it is out of date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { rules } from '../src/domain/rules/index.ts';
import { contentReference, rulesReference } from '../src/domain/reference.ts';
import { readLibrary } from '../src/library/read.ts';

const file = 'docs/content-model.md';
const { library } = await readLibrary(process.cwd());
const parts = { fields: contentReference(library), rules: rulesReference(rules) };
const before = readFileSync(file, 'utf8');
let after = before;
for (const [name, text] of Object.entries(parts)) {
  const [open, close] = [`<!-- ${name}: made by npm run docs -->`, `<!-- end of ${name} -->`];
  const [head, rest] = after.split(open);
  const tail = rest?.split(close)[1];
  if (head === undefined || tail === undefined) throw new Error(`${file} lacks the marks "${open}" and "${close}".`);
  after = `${head}${open}\n\n${text}\n${close}${tail}`;
}
if (!process.argv.includes('--check')) {
  writeFileSync(file, after);
  console.log(`Wrote ${file}.`);
} else if (after !== before) {
  console.error(`${file} is out of date with the schemas. Run: npm run docs`);
  process.exitCode = 1;
}
