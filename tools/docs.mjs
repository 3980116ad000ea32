// Keeps generated parts of documents fresh: writes them, or with --check says which are stale.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { states } from '../src/modules/cases/case.ts';
import { transitions } from '../src/modules/cases/transitions.ts';
import { roles } from '../src/modules/people/roles.ts';
import { modules } from '../src/modules.ts';
import { at, dist, readJson } from './ground.mjs';
import { routeTable } from './route-table.ts';

const checking = process.argv.includes('--check');
const problems = [];

refresh('ARCHITECTURE.md', 'module graph', graph());
refresh('src/modules/cases/README.md', 'states', stateDiagram());
refresh('src/modules/cases/README.md', 'acts', actList());
refresh('GLOSSARY.md', 'states', wordTable('state', Object.entries(states)));
refresh(
  'GLOSSARY.md',
  'acts',
  wordTable(
    'act',
    Object.entries(transitions).map(([act, { label }]) => [act, label]),
  ),
);
refresh(
  'GLOSSARY.md',
  'roles',
  wordTable(
    'role',
    Object.entries(roles).map(([role, { label }]) => [role, label]),
  ),
);
refresh('docs/routes.md', 'routes', await routesTable());
everyPackageHasItsReason();

for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

/** Shows the order of the modules: a direct use that is also an indirect one is left out. */
function graph() {
  const edges = Object.entries(modules).flatMap(([name, uses]) =>
    uses
      .filter((used) => !uses.some((other) => other !== used && reaches(other, used)))
      .map((used) => `  ${name} --> ${used}`),
  );
  const lonely = Object.keys(modules).filter((name) => !edges.some((edge) => edge.split(/\W+/).includes(name)));
  return ['```mermaid', 'graph TD', ...edges, ...lonely.map((name) => `  ${name}`), '```'].join('\n');
}

function reaches(from, to) {
  return modules[from].some((used) => used === to || reaches(used, to));
}

/** Draws the way of a case: what changes its state; acts that lead the same way share an arrow. */
function stateDiagram() {
  const id = (state) => state.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const arrows = new Map();
  for (const { label, from, to } of Object.values(transitions)) {
    for (const start of to ? from : []) {
      for (const end of to.filter((one) => one !== start || to.length === 1)) {
        const arrow = `${id(start)} --> ${id(end)}`;
        arrows.set(arrow, [...(arrows.get(arrow) ?? []), label]);
      }
    }
  }
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...Object.entries(states).map(([state, label]) => `  state "${label}" as ${id(state)}`),
    '  [*] --> toDispatch: 提交',
    ...[...arrows].map(([arrow, labels]) => `  ${arrow}: ${labels.join('、')}`),
    '```',
  ].join('\n');
}

/** Who may do what, and when: the table of transitions for people. */
function actList() {
  const every = Object.keys(states).length;
  const rows = Object.entries(transitions).map(([act, { label, from, to, who, needs }]) => {
    const whos = Object.entries(who).map(([one, word]) => (word ? `${one} (\`${word}\`)` : one));
    const when =
      from.length > every / 2 ? `while open${from.includes('closed') ? ', also closed' : ''}` : from.join(', ');
    const lead = to ? ` → ${to.join(' or ')}` : '';
    const brings = needs.length > 0 ? `; needs ${needs.join(', ')}` : '';
    return `- \`${act}\` ${label}: ${when}${lead}; ${whos.join(', ')}${brings}`;
  });
  return ['', ...rows, ''].join('\n');
}

/** The words of screens beside the words of the code, as the formatter would set them. */
function wordTable(what, pairs) {
  const width = (text) => text.length + (text.match(/[\u3000-\u9fff\uff00-\uffef]/g) ?? []).length;
  const rows = [['中文', `\`${what}\``], ...pairs.map(([key, label]) => [label, `\`${key}\``])];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => width(row[column]))));
  const line = (row) => `| ${row.map((cell, column) => cell + ' '.repeat(widths[column] - width(cell))).join(' | ')} |`;
  const rule = `| ${widths.map((one) => '-'.repeat(one)).join(' | ')} |`;
  return ['', line(rows[0]), rule, ...rows.slice(1).map(line), ''].join('\n');
}

/** The routes are made of pages, which Node does not read as they are. */
async function routesTable() {
  const outfile = join(dist, `routes-${process.pid}.mjs`);
  const entry = { stdin: { contents: "export { routes } from './src/app.tsx';", resolveDir: at() } };
  const target = { bundle: true, packages: 'external', platform: 'node', format: 'esm' };
  await build({ ...entry, ...target, outfile, jsx: 'automatic', jsxImportSource: 'hono/jsx' });
  try {
    const { routes } = await import(pathToFileURL(outfile).href);
    return `\n${routeTable(routes)}\n`;
  } finally {
    rmSync(outfile);
  }
}

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`. */
function refresh(path, name, content) {
  const [opening, closing] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const before = readFileSync(at(path), 'utf8');
  const [head, rest] = before.split(opening);
  const tail = rest?.split(closing)[1];
  if (tail === undefined) return problems.push(`${path}: the marks ${opening} … ${closing} are gone.`);
  const after = `${head}${opening}\n${content}\n${closing}${tail}`;
  if (after === before) return;
  if (checking) problems.push(`${path}: the ${name} is stale. Run: npm run docs`);
  else writeFileSync(at(path), after);
}

function everyPackageHasItsReason() {
  const path = 'docs/decisions/dependencies.md';
  const text = readFileSync(at(path), 'utf8');
  const { dependencies, devDependencies } = readJson(at('package.json'));
  const listed = new Set([...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
    if (!listed.has(name) && !name.startsWith('@types/'))
      problems.push(`${path}: \`${name}\` has no line. Say why it is here.`);
  }
}
