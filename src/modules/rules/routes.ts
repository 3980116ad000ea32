import { action, page } from '../../platform/http/route.ts';
import { calendarYear } from './calendar-year.ts';
import { importCalendar } from './import-calendar.ts';
import { CalendarPage } from './pages/calendar-page.tsx';

export const routes = [
  page('/admin/calendar', calendarYear, CalendarPage, { word: 'rules.manage' }),
  action('/admin/calendar', importCalendar, (made) => `/admin/calendar?year=${made.years[0] ?? ''}`, {
    word: 'rules.manage',
    form: '/admin/calendar',
    says: '日历已导入，相关期限正在重算。',
  }),
];
