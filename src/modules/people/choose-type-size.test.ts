import { describe, expect } from 'vitest';
import { test } from '../../../test/support/jinlin.ts';

describe('large type', () => {
  test('anyone may switch it on, and comes back to the page they were on', async ({ world }) => {
    const answer = await world.as(null).submit('/type-size', { elder: 'on', next: '/public/cases?near=1' });
    expect(answer.status).toBe(303);
    expect(answer.location).toBe(`/${world.cast.county}/public/cases?near=1`);
    expect(answer.headers.get('set-cookie')).toMatch(
      new RegExp(`^large=on; Max-Age=\\d+; Path=/${world.cast.county}; HttpOnly; SameSite=Lax$`),
    );
  });

  test('the county’s first page is come back to without a slash behind it', async ({ world }) => {
    const answer = await world.as(null).submit('/type-size', { elder: 'off' });
    expect(answer.location).toBe(`/${world.cast.county}`);
    expect(answer.headers.get('set-cookie')).toContain('large=off');
  });

  test.for(['https://elsewhere.test/', '//elsewhere.test', '/\\elsewhere.test'])(
    'a way back to %s is refused',
    async (next, { world }) => {
      expect((await world.as(null).post('/type-size', { elder: 'on', next })).status).toBe(422);
    },
  );
});
