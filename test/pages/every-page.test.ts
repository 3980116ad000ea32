import axe from 'axe-core';
import type { Page as Tab } from 'playwright-core';
import { expect } from 'vitest';
import { routes } from '../../src/app.tsx';
import { test as base, type Visitor } from '../support/browser.ts';
import { htmlProblems } from '../support/valid-html.ts';
import { wrongWords } from '../support/wrong-words.ts';
import { type Example, examplesOf } from './examples.ts';

const pages = routes.filter((route) => route.kind === 'page').map((route) => route.path);

const test = base
  .extend('examples', { scope: 'file' }, ({ world }) => examplesOf(world))
  .extend('visitOf', { scope: 'file' }, ({ town }) => {
    const visits = new Map<Example['who'], Promise<Visitor>>();
    return (who: Example['who']) => {
      const visit = visits.get(who) ?? town.visit(who);
      visits.set(who, visit);
      return visit;
    };
  });

test('every page has an example here, and every example a page', ({ examples }) => {
  expect(Object.keys(examples).toSorted()).toEqual(pages.toSorted());
});

// One page is opened once: then the window grows, the light goes, the letters grow.
test.for(pages)('%s can be used by everyone', { timeout: 30_000 }, async (path, { examples, visitOf, world }) => {
  const example = examples[path] as Example;
  const visit = await visitOf(example.who);
  const { tab } = visit;
  const found: string[] = [];
  const note = (where: string, problems: readonly string[]) => {
    found.push(...problems.map((problem) => `${where}: ${problem}`));
  };
  await tab.setViewportSize({ width: 390, height: 844 });
  await visit.go(example.path);
  note('HTML', await htmlProblems((await world.as(example.who).page(example.path || '/')).text));
  note('words', wrongWords(await wordsOn(tab)));
  note('390 px', [...(await seriousFindings(tab)), ...(await tooWide(tab))]);
  const look = await tab.evaluate(() => document.documentElement.className);
  if (look.includes('resident') || look.includes('plain')) {
    await tab.evaluate(() => document.documentElement.classList.add('elder'));
    note('large type', [...(await seriousFindings(tab)), ...(await tooWide(tab))]);
    await tab.evaluate(() => document.documentElement.classList.remove('elder'));
  }
  await tab.setViewportSize({ width: 1440, height: 900 });
  if (look.includes('desk')) await tab.emulateMedia({ colorScheme: 'dark' });
  note(look.includes('desk') ? '1440 px, dark' : '1440 px', [...(await seriousFindings(tab)), ...(await tooWide(tab))]);
  await tab.emulateMedia({ colorScheme: 'light' });
  note('browser', visit.complaints());
  expect(found).toEqual([]);
});

/** What stands on the page for people; names of files, commands and check sums stand in `code`. */
function wordsOn(tab: Tab): Promise<string> {
  return tab.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const one of copy.querySelectorAll('script, code, pre, kbd, .mono')) one.remove();
    return copy.textContent ?? '';
  });
}

async function tooWide(tab: Tab): Promise<string[]> {
  const over = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return over > 0 ? [`${over} px too wide`] : [];
}

async function seriousFindings(tab: Tab): Promise<string[]> {
  const isThere = await tab.evaluate(() => 'axe' in window);
  if (!isThere) await tab.evaluate(axe.source);
  const { violations } = await tab.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html} ${node.failureSummary}`));
}
