import type { Cast } from '../support/cast.ts';
import type { World } from '../support/jinlin.ts';
import { dispatch, expectDone, report, unitAnswers } from '../support/other-hands.ts';

/** Who opens a page, as which real thing. Residents' pages are also looked at in large type, a worker's in the dark. */
export interface Example {
  readonly who: keyof Cast['people'] | null;
  readonly path: string;
}

/** An example for every page of the product, by route path, with everything it needs to show. */
export async function examplesOf(world: World): Promise<Record<string, Example>> {
  const { places, units, people } = world.cast;
  const caseId = await report(world, '楼道灯不亮，三楼到顶楼都黑着', { audience: 'public', spot: '二单元三楼' });
  await expectDone(world.as('secretaryHe').post(`/cases/${caseId}/publication`, {}));
  await expectDone(world.as('neighbourChen').post(`/cases/${caseId}/join`, {}));
  await dispatch(world, caseId);
  await unitAnswers(world, caseId, '换了新灯，都亮了。');
  await report(world, '单元门关不上，夜里响得睡不着');
  await expectDone(world.as('grandmaWang').post('/report', { words: '充电棚的插口不够，有人飞线充电' }));
  await expectDone(world.as('grandmaWang').post('/report/place', { placeId: places.building, spot: '东边' }));
  const { attemptId, join } = await newNeighbour(world);
  const importId = await uploaded(world);
  const asked = await expectDone(world.as('clerkLiu').post('/cases/exports', { format: 'csv' }));
  const { exportId } = asked.body;
  await world.settle();
  const resident = (path: string): Example => ({ who: 'grandmaWang', path });
  const anyone = (path: string): Example => ({ who: null, path });
  const desk = (path: string): Example => ({ who: 'clerkLiu', path });
  const admin = (path: string): Example => ({ who: 'adminZhou', path });
  const auditor = (path: string): Example => ({ who: 'auditorWu', path });
  return {
    '/': resident(''),
    '/sign-in': anyone('/sign-in'),
    '/sign-in/code': anyone(`/sign-in/code?attemptId=${attemptId}`),
    '/welcome': anyone(`/welcome?join=${join}`),
    '/sign-in/staff': anyone('/sign-in/staff'),
    '/my': resident('/my'),
    '/my/details': resident('/my/details'),
    '/my/password': desk('/my/password'),
    '/my/authenticator': desk('/my/authenticator'),
    '/my/reveals': resident('/my/reveals'),
    '/my/tokens': resident('/my/tokens'),
    '/my/cases': resident('/my/cases'),
    '/my/notices': resident('/my/notices'),
    '/report': resident('/report'),
    '/report/hints': resident('/report/hints?words=楼道灯不亮'),
    '/report/place': resident('/report/place'),
    '/report/check': resident('/report/check'),
    '/public/cases': anyone('/public/cases?near=county'),
    '/public/cases/:caseId': anyone(`/public/cases/${caseId}`),
    '/board': anyone('/board'),
    '/seals/head': anyone('/seals/head'),
    '/demo/outbox': anyone('/demo/outbox'),
    '/places/suggest': anyone('/places/suggest?q=万福'),
    '/places/:placeId/children': anyone(`/places/${places.community}/children`),
    '/places/:placeId/profile': anyone(`/places/${places.compound}/profile`),
    '/desk': { who: 'dispatcherQian', path: '/desk?lane=open' },
    '/desk/rates': { who: 'supervisorLi', path: '/desk/rates' },
    '/cases': desk('/cases?q=灯'),
    '/cases/:caseId': desk(`/cases/${caseId}`),
    '/cases/:caseId/sheet': desk(`/cases/${caseId}/sheet`),
    '/cases/exports/new': desk('/cases/exports/new?state=handling'),
    '/my/exports': desk('/my/exports'),
    '/my/exports/:exportId': desk(`/my/exports/${exportId}`),
    '/cases/new': desk('/cases/new'),
    '/cases/new/chat': desk('/cases/new/chat'),
    '/admin/places': admin('/admin/places?q=万福'),
    '/admin/places/:placeId': admin(`/admin/places/${places.compound}`),
    '/admin/places/:placeId/profile': admin(`/admin/places/${places.compound}/profile`),
    '/admin/places/:placeId/many': admin(`/admin/places/${places.compound}/many`),
    '/admin/organizations': admin('/admin/organizations'),
    '/admin/organizations/:organizationId': admin(`/admin/organizations/${units.property}`),
    '/admin/people': admin('/admin/people'),
    '/admin/people/:personId': admin(`/admin/people/${people.clerkLiu.id}`),
    '/admin/reveals': auditor('/admin/reveals'),
    '/admin/tokens': admin('/admin/tokens'),
    '/admin/imports': admin('/admin/imports'),
    '/admin/imports/new': admin('/admin/imports/new'),
    '/admin/imports/:importId': admin(`/admin/imports/${importId}`),
    '/admin/imports/:importId/columns': admin(`/admin/imports/${importId}/columns`),
    '/admin/rules': admin('/admin/rules'),
    '/admin/rules/:section': admin('/admin/rules/urgencies'),
    '/admin/calendar': admin('/admin/calendar'),
    '/admin/outbox': admin('/admin/outbox'),
    '/admin/activity': auditor('/admin/activity'),
    '/admin/activity/seals': auditor('/admin/activity/seals'),
  };
}

/** A file that waits for its columns. */
async function uploaded(world: World): Promise<string> {
  const body = new FormData();
  const lines = ['编号,内容,来件时间,类别', '1,楼道灯坏了,2025-03-01 08:00:00,路灯'];
  body.set('file', new File([lines.join('\n')], '三月台账.csv', { type: 'text/csv' }));
  const { county, people } = world.cast;
  const sent = await world.app.request(`http://jinlin.test/${county}/admin/imports`, {
    method: 'POST',
    body,
    headers: { cookie: `jinlin=${people.adminZhou.token}`, origin: 'http://jinlin.test', host: 'jinlin.test' },
  });
  return /imports\/([0-9a-f-]{36})/.exec(sent.headers.get('location') ?? '')?.[1] ?? '';
}

/** Somebody who has proved a phone the county does not know. */
async function newNeighbour(world: World) {
  const sent = await expectDone(world.as(null).post('/sign-in/code', { phone: '13900000099' }));
  const letters = await world.as(null).get('/demo/outbox');
  const code = /\d{6}/.exec(letters.body.items[0].text)?.[0];
  const proved = await expectDone(world.as(null).post('/sign-in', { attemptId: sent.body.attemptId, code }));
  const again = await expectDone(world.as(null).post('/sign-in/code', { phone: '13900000098' }));
  return { attemptId: again.body.attemptId, join: proved.body.join };
}
