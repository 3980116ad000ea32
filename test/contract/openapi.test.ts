import { Validator } from '@seriousme/openapi-schema-validator';
import { expect } from 'vitest';
import { test } from '../support/jinlin.ts';

test('the API document is valid OpenAPI 3.1 and names every command', async ({ world }) => {
  const answer = await world.app.request('/openapi.json');
  const document = (await answer.json()) as Record<string, unknown>;
  const checked = await new Validator().validate(document);
  expect(checked.errors ?? []).toEqual([]);
  expect(checked.valid).toBe(true);
  expect(Object.keys(document.paths as object)).toContain('/{county}/cases/{caseId}/answer');
});
