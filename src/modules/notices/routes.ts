import { action, page } from '../../platform/http/route.ts';
import { myNotices, readNotices } from './my-notices.ts';
import { demoOutbox, outbox } from './outbox.ts';
import { DemoOutboxPage } from './pages/demo-outbox-page.tsx';
import { MyNoticesPage } from './pages/my-notices-page.tsx';
import { OutboxPage } from './pages/outbox-page.tsx';

export const routes = [
  page('/my/notices', myNotices, MyNoticesPage, { word: 'people.self' }),
  action('/my/notices/read', readNotices, () => '/my/notices', { word: 'people.self' }),
  page('/admin/outbox', outbox, OutboxPage, { word: 'notices.read' }),
  page('/demo/outbox', demoOutbox, DemoOutboxPage, { open: true }),
];
