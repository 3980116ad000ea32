// Types apart, nothing that a page imports may lead to the database, the web or the queue: a page only renders.
// A walk of our own, because dependency-cruiser asks what is reachable over type-only imports too.
import { cruise } from 'dependency-cruiser';
import { options } from '../.dependency-cruiser.mjs';

const forbidden = /^src\/platform\/(db|http|jobs)\//;

const { output } = await cruise(['src'], { ...options, preserveSymlinks: true });
const imports = new Map(
  output.modules.map(({ source, dependencies }) => [
    source,
    dependencies.filter((to) => !to.dependencyTypes.includes('type-only')).map((to) => to.resolved),
  ]),
);
const pages = [...imports.keys()].filter((file) => /^src\/modules\/[^/]+\/pages\//.test(file));
const strays = pages.map(wayOut).filter(Boolean);

for (const way of strays) console.error(`A page only renders: ${way.join(' → ')}`);
if (strays.length > 0)
  console.error('Import the type of the query, not the query; what a page needs is in its presenter.');
if (pages.length === 0) console.error('No page was found: this check proves nothing.');
process.exitCode = strays.length > 0 || pages.length === 0 ? 1 : 0;

/** The shortest way from a page to what it must not touch, or undefined. */
function wayOut(page) {
  const seen = new Set([page]);
  const ways = [[page]];
  for (const way of ways) {
    const last = way.at(-1);
    if (forbidden.test(last)) return way;
    for (const next of imports.get(last) ?? []) {
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  return undefined;
}
