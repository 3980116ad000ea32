import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { emptyWorld } from '../../../test/support/jinlin.ts';

test('when one of several statements sent together fails, those that wait behind it never happen', async () => {
  await using world = await emptyWorld();
  const { write } = world.dbs;
  await sql`create table public.lines (number integer not null)`.execute(write);
  const insert = (number: number | null) => sql`insert into public.lines (number) values (${number})`;
  for (let round = 0; round < 20; round++) {
    const together = write
      .transaction()
      .execute((db) => Promise.all([null, 1, 2, 3, 4, 5].map((number) => insert(number).execute(db))));
    await expect(together).rejects.toMatchObject({ code: '23502' });
  }
  await new Promise((done) => setTimeout(done, 50));
  expect((await sql`select * from public.lines`.execute(write)).rows).toEqual([]);
});
