import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { test } from '../../../test/support/jinlin.ts';

const purpose = { field: 'phone', purpose: '电话核实楼道灯的位置' };

describe('seeing who brought a case in', () => {
  test('the leading unit sees the number for a purpose, which is written down; others never do', async ({ world }) => {
    const { as, cast, dbs } = world;
    const made = await as('grandmaWang').post('/cases', { words: '楼道灯不亮。', placeId: cast.places.building });
    const path = `/cases/${made.body.caseId}/reveal`;
    expect((await as('propertyMa').post(path, purpose)).status).toBe(404);
    await as('clerkLiu').post(`/cases/${made.body.caseId}/dispatch`, { unitId: cast.units.property });
    const seen = await as('propertyMa').post(path, purpose);
    expect(seen.status).toBe(201);
    expect(seen.body.value).toBe('13900000001');
    expect((await as('propertyMa').post(path, { field: 'phone', purpose: '看' })).status).toBe(422);
    expect((await as('neighbourChen').post(path, purpose)).status).toBe(403);
    expect((await as('auditorWu').post(path, purpose)).status).toBe(403);
    const kept = await sql<{
      purpose: string;
    }>`select purpose from people.reveals where about_id = ${made.body.caseId}`.execute(dbs.write);
    expect(kept.rows).toEqual([{ purpose: purpose.purpose }]);
  });

  test('a reporter who stays hidden stays hidden from the unit, not from the desk', async ({ world }) => {
    const { as, cast } = world;
    const made = await as('grandmaWang').post('/cases', {
      words: '物业不清运垃圾。',
      placeId: cast.places.building,
      reporterShown: 'hidden',
    });
    const path = `/cases/${made.body.caseId}`;
    await as('dispatcherQian').post(`${path}/dispatch`, { unitId: cast.units.property });
    expect((await as('propertyMa').post(`${path}/reveal`, purpose)).status).toBe(403);
    expect((await as('dispatcherQian').post(`${path}/reveal`, purpose)).status).toBe(201);
  });
});
