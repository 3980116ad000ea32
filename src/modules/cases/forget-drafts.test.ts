import { expect } from 'vitest';
import { test } from '../../../test/support/jinlin.ts';
import { testMeans } from '../../../test/support/means.ts';
import { forgetDrafts } from './forget-drafts.ts';

test('an unfinished report waits for a week, then it is forgotten', async ({ world }) => {
  await world.as('grandmaWang').submit('/report', { words: '楼道灯不亮' });
  const after = (days: number) => new Date(Date.now() + days * 86_400_000);
  await forgetDrafts(world.dbs.write, testMeans, after(6));
  expect((await world.as('grandmaWang').get('/report')).body.draft).toMatchObject({ words: '楼道灯不亮' });
  await forgetDrafts(world.dbs.write, testMeans, after(8));
  expect((await world.as('grandmaWang').get('/report')).body.draft).toBeNull();
});
