import { describe, expect } from 'vitest';
import { test } from '../../../test/support/jinlin.ts';
import { htmlProblems } from '../../../test/support/valid-html.ts';

const all = '/admin/organizations';

describe('the bodies of a county', () => {
  test('one is added, renamed and closed, and then gets nothing new', async ({ world }) => {
    const admin = world.as('adminZhou');
    const { compound, building } = world.cast.places;
    const made = await admin.post(all, {
      kind: 'property-company',
      name: '安居物业',
      placeId: compound,
      phone: '0596-1234567',
    });
    expect(made.status, made.text).toBe(201);
    const id = made.body.organizationId;
    expect((await admin.post(all, { kind: 'property-company', name: '安居物业', placeId: compound })).status).toBe(409);
    expect((await admin.post(`${all}/${id}`, { name: '安居物业服务', phone: '12345' })).status).toBe(201);
    expect((await admin.post(`${all}/${id}/closure`)).status).toBe(201);
    expect((await admin.post(`${all}/${id}`, { name: '再改' })).status).toBe(409);
    const reported = await world.as('grandmaWang').post('/cases', { words: '楼道灯不亮', placeId: building });
    const sent = await world.as('clerkLiu').post(`/cases/${reported.body.caseId}/dispatch`, { unitId: id });
    expect(sent.status).toBe(422);
    expect((await admin.get(`${all}?closed=yes`)).body.items).toMatchObject([{ name: '安居物业服务' }]);
  });

  test('its pages are valid and keep what was typed', async ({ world }) => {
    const admin = world.as('adminZhou');
    for (const path of [all, `${all}?kind=department`, `${all}/${world.cast.units.fire}`]) {
      expect(await htmlProblems((await admin.page(path)).text), path).toEqual([]);
    }
    const refused = await admin.submit(all, { kind: 'department', name: '新设的局', phone: '打给我' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('新设的局');
    expect(await htmlProblems(refused.text)).toEqual([]);
  });

  test('are changed only by who may', async ({ world }) => {
    expect((await world.as('clerkLiu').post(`${all}/${world.cast.units.fire}/closure`)).status).toBe(403);
    expect((await world.as('grandmaWang').get(all)).status).toBe(403);
  });
});
