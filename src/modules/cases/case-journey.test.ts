import { describe, expect } from 'vitest';
import { test } from '../../../test/support/jinlin.ts';

describe('the way of a case', () => {
  test('a neighbour reports, the desk dispatches, the unit signs and answers', async ({ world }) => {
    const { cast, as } = world;
    const made = await as('grandmaWang').post('/cases', {
      words: '五号楼楼道灯不亮，老人晚上下楼看不清。',
      category: 'repairs.light',
      placeId: cast.places.building,
    });
    expect(made.body).toMatchObject({ number: expect.stringMatching(/^\d{4}-\d{4,}$/) });
    const path = `/cases/${made.body.caseId}`;
    const sent = await as('clerkLiu').post(`${path}/dispatch`, { unitId: cast.units.property });
    expect(sent.status).toBe(201);
    expect((await as('propertyMa').post(`${path}/signature`)).status).toBe(201);
    const answered = await as('propertyMa').post(`${path}/answer`, { result: 'done', words: '已换新灯。' });
    expect(answered.status).toBe(201);
  });
});
