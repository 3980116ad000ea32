import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { Refusal } from '../errors.ts';
import { readInput } from './body.ts';

const app = new Hono().post('/', async (c) => c.json(await readInput(c, 1024 * 1024)));
app.onError((problem, c) => c.text(problem.message, problem instanceof Refusal ? problem.status : 500));

const post = (body: string) =>
  app.request('/', { method: 'POST', headers: { 'content-type': 'application/json' }, body });

test('JSON nested deeper than any form is refused, before it can overflow a stack', async () => {
  const deep = (levels: number) => `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`;
  expect((await post(deep(10))).status).toBe(200);
  expect((await post(deep(100))).status).toBe(400);
  expect((await post(deep(200_000))).status).toBe(400);
});
