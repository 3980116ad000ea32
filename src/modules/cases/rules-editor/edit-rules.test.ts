import { describe, expect } from 'vitest';
import { test, type World } from '../../../../test/support/jinlin.ts';
import { htmlProblems } from '../../../../test/support/valid-html.ts';
import { sections } from './sections.ts';

const admin = (world: World) => world.as('adminZhou');

/** A section as its form would send it back unchanged. */
async function formOf(world: World, key: string): Promise<Record<string, string>> {
  const { body } = await admin(world).get(`/admin/rules/${key}`);
  const fields = body.rows.flatMap((row: Record<string, string>, at: number) => [
    [`there.${at}`, 'yes'],
    ...Object.entries(row).map(([name, value]) => [`${name}.${at}`, value]),
  ]);
  return { ...Object.fromEntries(fields), basedOn: String(body.basedOn), note: '试一试' };
}
const indexOf = (form: Record<string, string>, key: string) =>
  Object.entries(form)
    .find(([name, value]) => name.startsWith('key.') && value === key)?.[0]
    .slice(4);

describe('the rules of a county', () => {
  test.for(sections.map((section) => section.key))(
    '%s comes back from its form as it went out',
    async (key, { world }) => {
      const before = (await admin(world).get(`/admin/rules/${key}`)).body;
      const sent = await admin(world).submit(`/admin/rules/${key}`, await formOf(world, key));
      expect(sent.status, sent.text.slice(-4000)).toBe(303);
      const after = (await admin(world).get(`/admin/rules/${key}`)).body;
      expect(after.rows).toEqual(before.rows);
      const { text } = await admin(world).page(`/admin/rules/${key}`);
      expect(await htmlProblems(text)).toEqual([]);
    },
  );

  test('a new limit holds for what is reported from now on, and the version says what changed', async ({ world }) => {
    const form = await formOf(world, 'urgencies');
    const at = indexOf(form, 'ordinary');
    const sent = await admin(world).submit('/admin/rules/urgencies', { ...form, [`answerAmount.${at}`]: '3' });
    expect(sent.status).toBe(303);
    const { body } = await admin(world).get('/admin/rules');
    expect(body.versions[0].differences).toEqual(['办理时限：修改 1 条（普通事项）']);
    const { text } = await admin(world).page('/admin/rules');
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('errors stand at their field, and nothing typed is lost', async ({ world }) => {
    const form = await formOf(world, 'urgencies');
    const wrong = await admin(world).submit('/admin/rules/urgencies', {
      ...form,
      'answerAmount.0': '很多',
      'label.1': '改过的',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('改过的');
    expect(await htmlProblems(wrong.text)).toEqual([]);
    const json = await admin(world).post('/admin/rules/urgencies', {
      ...form,
      'answerAmount.0': '0.5',
      'answerUnit.0': 'days',
    });
    expect(Object.keys(json.body.fields)).toEqual(['answerAmount.0']);
    const twice = await admin(world).post('/admin/rules/kinds', {
      ...(await formOf(world, 'kinds')),
      'key.1': 'consultation',
    });
    expect(twice.body.fields).toEqual({ 'key.1': '代码“consultation”写了两次。' });
  });

  test.for([
    ['kinds', { 'urgency.1': 'nonsense' }, 'urgency.1'],
    ['catalogue', { 'unit.0': '没有的局' }, 'unit.0'],
    ['catalogue', { 'place.0': '没有的地方' }, 'place.0'],
    ['office', { 'from.1': '09:00' }, 'from.0'],
    ['figures', { 'mostReturns.0': '99' }, 'mostReturns.0'],
    ['figures', { 'response.0': '' }, 'response.0'],
    ['figures', { effectiveOn: '2020-01-01' }, 'effectiveOn'],
  ] as const)('%s with %o is refused at its field', async ([key, change, field], { world }) => {
    const refused = await admin(world).post(`/admin/rules/${key}`, { ...(await formOf(world, key)), ...change });
    expect(refused.status).toBe(422);
    expect(Object.keys(refused.body.fields)).toEqual([field]);
  });

  test('rows are added and taken away, but not what open cases use', async ({ world }) => {
    await world
      .as('grandmaWang')
      .post('/cases', { words: '路灯坏了', category: 'repairs.light', placeId: world.cast.places.building });
    const form = await formOf(world, 'categories');
    const used = await admin(world).post('/admin/rules/categories', {
      ...form,
      [`remove.${indexOf(form, 'repairs.light')}`]: 'yes',
    });
    expect(used.status).toBe(409);
    const added = { 'key.900': 'pets', 'label.900': '养犬', 'urgency.900': 'ordinary', 'words.900': '狗 遛狗' };
    expect((await admin(world).submit('/admin/rules/categories', { ...form, ...added })).status).toBe(303);
    expect((await admin(world).get('/admin/rules/categories')).body.rows.at(-1)).toMatchObject({
      key: 'pets',
      words: '狗 遛狗',
    });
  });

  test('of two people editing the same version, the second is refused; an old version can be restored', async ({
    world,
  }) => {
    const form = await formOf(world, 'reasons');
    expect((await admin(world).submit('/admin/rules/reasons', { ...form, 'label.0': '不归我们' })).status).toBe(303);
    expect((await admin(world).post('/admin/rules/reasons', form)).status).toBe(409);
    const { body } = await admin(world).get('/admin/rules');
    const restored = await admin(world).post('/admin/rules/versions/0/restore', { basedOn: body.versions[0].version });
    expect(restored.status, restored.text).toBe(201);
    expect((await admin(world).get('/admin/rules/reasons')).body.rows[0].label).toBe('明显不属于本单位职责');
  });

  test('are changed only by who may', async ({ world }) => {
    expect((await world.as('secretaryHe').get('/admin/rules')).status).toBe(403);
    expect((await world.as('secretaryHe').post('/admin/rules/kinds', {})).status).toBe(403);
  });
});
