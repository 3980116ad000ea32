import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { routes } from '../../src/app.tsx';
import { wordsOfRole } from '../../src/modules/people/roles.ts';
import { routeTable } from '../../tools/route-table.ts';

const reviewed = readFileSync(join(import.meta.dirname, '../../docs/routes.md'), 'utf8');
const wordsOf = ({ options: { word } }: (typeof routes)[number]) => [word ?? []].flat();

describe('the door', () => {
  test('is as reviewed in docs/routes.md (npm run docs writes it anew)', () => {
    expect(reviewed).toContain(routeTable(routes));
  });

  test('says of every address that it is open or which word opens it, so that a token with few scopes opens few', () => {
    const silent = routes.filter((route) => Boolean(route.options.open) === wordsOf(route).length > 0);
    expect(silent.map((route) => route.path)).toEqual([]);
  });

  test('lets an auditor change nothing but their own account and their own filters', () => {
    const held = wordsOfRole('auditor');
    const writes = routes
      .filter((route) => route.kind === 'action' && wordsOf(route).some((word) => held.includes(word)))
      .map((route) => route.path);
    expect(writes.filter((path) => !/^\/(my\/|role$|sign-out$|desk\/filters)/.test(path))).toEqual([]);
  });

  test('knows each address once', () => {
    const each = routes.map((route) => `${route.kind === 'action' ? 'POST' : 'GET'} ${route.path}`);
    expect(each.filter((one, at) => each.indexOf(one) !== at)).toEqual([]);
  });
});
