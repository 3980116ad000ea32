import { action, file, page } from '../../../platform/http/route.ts';
import { askExport } from './ask-export.ts';
import { exportCases, exportChoice } from './export-cases.ts';
import { exportFile, myExport, myExports } from './my-exports.ts';
import { ExportChoicePage, MyExportPage, MyExportsPage } from './pages/export-pages.tsx';

const word = 'cases.export';

/** How lists of cases go out. These addresses stand before `/cases/:caseId`, which would take them for an id. */
export const exportRoutes = [
  file('/cases/export', exportCases, { word }),
  page('/cases/exports/new', exportChoice, ExportChoicePage, { word }),
  action('/cases/exports', askExport, ({ exportId }) => `/my/exports/${exportId}`, {
    word,
    form: '/cases/exports/new',
  }),
  page('/my/exports', myExports, MyExportsPage, { word: 'cases.export' }),
  page('/my/exports/:exportId', myExport, MyExportPage, { word: 'cases.export' }),
  file('/my/exports/:exportId/file', exportFile, { word: 'cases.export' }),
];
