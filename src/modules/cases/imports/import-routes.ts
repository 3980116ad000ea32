import type { ReadCtx } from '../../../platform/context.ts';
import { action, live, page } from '../../../platform/http/route.ts';
import { beginImport, importFileMegabytes } from './begin-import.ts';
import { importDetail } from './import-detail.ts';
import { importColumns, importForm } from './import-form.ts';
import { importList } from './import-list.ts';
import { mapImport } from './map-import.ts';
import { ImportColumnsPage } from './pages/import-columns-page.tsx';
import { ImportListPage } from './pages/import-list-page.tsx';
import { ImportNewPage } from './pages/import-new-page.tsx';
import { ImportPage } from './pages/import-page.tsx';
import { startImport } from './start-import.ts';
import { undoImport } from './undo-import.ts';

const word = 'cases.import';
const toBatch = ({ importId }: { importId: string }) => `/admin/imports/${importId}`;

/** How files of cases come in: upload, say which column is what, check, import, take back. */
export const importRoutes = [
  page('/admin/imports', importList, ImportListPage, { word }),
  page('/admin/imports/new', importForm, ImportNewPage, { word }),
  live('/admin/imports/live', (ctx: ReadCtx) => String(ctx.county), { word }),
  page('/admin/imports/:importId', importDetail, ImportPage, { word }),
  page('/admin/imports/:importId/columns', importColumns, ImportColumnsPage, { word }),
  // A little more than the file itself: the form around it.
  action('/admin/imports', beginImport, ({ next }) => next, {
    word,
    form: '/admin/imports/new',
    maxBody: (importFileMegabytes + 1) * 1024 * 1024,
  }),
  action('/admin/imports/:importId/columns', mapImport, toBatch, { word, form: '/admin/imports/:importId/columns' }),
  action('/admin/imports/:importId/start', startImport, toBatch, { word, form: '/admin/imports/:importId' }),
  action('/admin/imports/:importId/undo', undoImport, (_done, { importId }) => `/admin/imports/${importId}`, {
    word,
    form: '/admin/imports/:importId',
    says: '整批撤回了。',
  }),
];
