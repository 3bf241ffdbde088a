import { createBrowserRouter, type RouteObject } from 'react-router';
import { takeReturnAddress } from '@/lib/session';
import { Shell } from './shell/Shell';
import { NotFound, Trouble } from './Trouble';

const pages: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('./pages/HomePage')).HomePage }) },
  { path: 'tasks', lazy: async () => ({ Component: (await import('./pages/InboxPage')).InboxPage }) },
  { path: 'tasks/:id', lazy: async () => ({ Component: (await import('./pages/TaskPage')).TaskPage }) },
  { path: 'views/:view', lazy: async () => ({ Component: (await import('./pages/ViewPage')).ViewPage }) },
  {
    path: 'registries/:registry/records/new',
    lazy: async () => ({ Component: (await import('./pages/RecordPages')).CreatePage }),
  },
  {
    path: 'registries/:registry/records/:id',
    lazy: async () => ({ Component: (await import('./pages/RecordPages')).RecordPage }),
  },
  {
    path: 'registries/:registry/records/:id/panorama',
    lazy: async () => ({ Component: (await import('./pages/PanoramaPage')).PanoramaPage }),
  },
  {
    path: 'registries/:registry/records/:id/edit',
    lazy: async () => ({ Component: (await import('./pages/RecordPages')).EditPage }),
  },
  {
    path: 'registries/:registry/merge',
    lazy: async () => ({ Component: (await import('./pages/RecordPages')).RegistryMergePage }),
  },
  {
    path: 'registries/:registry/deleted',
    lazy: async () => ({ Component: (await import('./pages/RecordPages')).RegistryBinPage }),
  },
  {
    path: 'registries/:registry/deleted/:id',
    lazy: async () => ({ Component: (await import('./pages/RecordPages')).DeletedRecordPage }),
  },
  {
    path: 'record-batches',
    lazy: async () => ({ Component: (await import('./pages/BatchPages')).BatchesPage }),
  },
  {
    path: 'record-batches/:id',
    lazy: async () => ({ Component: (await import('./pages/BatchPages')).BatchPage }),
  },
  {
    path: 'bulk-deeds/:id',
    lazy: async () => ({ Component: (await import('./pages/BatchPages')).BulkPage }),
  },
  { path: 'drafts', lazy: async () => ({ Component: (await import('./pages/RecordPages')).DraftsPage }) },
  { path: 'exports', lazy: async () => ({ Component: (await import('./pages/BatchPages')).ExportsPage }) },
  { path: 'search', lazy: async () => ({ Component: (await import('./pages/ViewPage')).FullTextPage }) },
  {
    path: 'draws/checking',
    lazy: async () => ({ Component: (await import('./pages/DrawPages')).CheatingPage }),
  },
  { path: 'imports', lazy: async () => ({ Component: (await import('./pages/ImportPages')).ImportsPage }) },
  {
    path: 'imports/new',
    lazy: async () => ({ Component: (await import('./pages/ImportPages')).NewImportPage }),
  },
  {
    path: 'imports/:id',
    lazy: async () => ({ Component: (await import('./pages/ImportPages')).ImportPage }),
  },
  {
    path: 'documents/:id',
    lazy: async () => ({ Component: (await import('./pages/DocumentPage')).DocumentPage }),
  },
  { path: 'absence', lazy: async () => ({ Component: (await import('./pages/AbsencePage')).AbsencePage }) },
  { path: 'notices', lazy: async () => ({ Component: (await import('./pages/NoticePages')).NoticesPage }) },
  {
    path: 'notices/settings',
    lazy: async () => ({ Component: (await import('./pages/NoticePages')).NoticeSettingsPage }),
  },
  {
    path: 'notices/deliveries',
    lazy: async () => ({ Component: (await import('./pages/NoticePages')).DeliveriesPage }),
  },
  {
    path: 'deadlines',
    lazy: async () => ({ Component: (await import('./pages/DeadlinePages')).DeadlinesPage }),
  },
  {
    path: 'supervisions',
    lazy: async () => ({ Component: (await import('./pages/DeadlinePages')).SupervisionsPage }),
  },
  { path: 'admin/users', lazy: async () => ({ Component: (await import('./pages/AdminPages')).UsersPage }) },
  {
    path: 'admin/organisations',
    lazy: async () => ({ Component: (await import('./pages/AdminPages')).OrganisationsPage }),
  },
  {
    path: 'admin/definitions',
    lazy: async () => ({ Component: (await import('./pages/DefinitionPages')).DefinitionsPage }),
  },
  {
    path: 'admin/definitions/registries/:name',
    lazy: async () => ({ Component: (await import('./pages/DefinitionPages')).RegistryDefinitionPage }),
  },
  {
    path: 'admin/definitions/views/:name',
    lazy: async () => ({ Component: (await import('./pages/DefinitionPages')).ViewDefinitionPage }),
  },
  {
    path: 'admin/code-tables/:table',
    lazy: async () => ({ Component: (await import('./pages/DefinitionPages')).CodeTablePage }),
  },
  {
    path: 'admin/forms',
    lazy: async () => ({ Component: (await import('./pages/FormDesignPages')).FormsPage }),
  },
  {
    path: 'admin/forms/:id',
    lazy: async () => ({ Component: (await import('./pages/FormDesignPages')).FormDesignPage }),
  },
  {
    path: 'admin/calendar',
    lazy: async () => ({ Component: (await import('./pages/DeadlinePages')).CalendarPage }),
  },
  {
    path: 'admin/deadline-rules',
    lazy: async () => ({ Component: (await import('./pages/DeadlinePages')).DeadlineRulesPage }),
  },
  {
    path: 'admin/official-templates',
    lazy: async () => ({ Component: (await import('./pages/OfficialPages')).TemplatesPage }),
  },
  {
    path: 'admin/official-templates/:template',
    lazy: async () => ({ Component: (await import('./pages/OfficialPages')).TemplatePage }),
  },
  {
    path: 'admin/official-issuers',
    lazy: async () => ({ Component: (await import('./pages/OfficialPages')).IssuersPage }),
  },
  {
    path: 'sharing',
    lazy: async () => ({ Component: (await import('./pages/SharingPages')).CataloguePage }),
  },
  {
    path: 'sharing/:service',
    lazy: async () => ({ Component: (await import('./pages/SharingPages')).CatalogueEntryPage }),
  },
  {
    path: 'admin/sharing',
    lazy: async () => ({ Component: (await import('./pages/SharingPages')).SharingPage }),
  },
  {
    path: 'admin/sharing/services/:service',
    lazy: async () => ({ Component: (await import('./pages/SharingPages')).ServicePage }),
  },
  {
    path: 'admin/sharing/consumers/:consumer',
    lazy: async () => ({ Component: (await import('./pages/SharingPages')).ConsumerPage }),
  },
  { path: 'operator', lazy: async () => ({ Component: (await import('./pages/OperatorPages')).StatePage }) },
  {
    path: 'operator/instances',
    lazy: async () => ({ Component: (await import('./pages/OperatorPages')).InstancesPage }),
  },
  {
    path: 'operator/instances/:id',
    lazy: async () => ({ Component: (await import('./pages/OperatorPages')).InstancePage }),
  },
  {
    path: 'operator/batches',
    lazy: async () => ({ Component: (await import('./pages/OperatorPages')).BatchesPage }),
  },
  {
    path: 'operator/batches/:id',
    lazy: async () => ({ Component: (await import('./pages/OperatorPages')).BatchPage }),
  },
  { path: '*', Component: NotFound },
];

// Signing in comes back to the root: go on from there to where it started.
const address = location.pathname === '/' ? takeReturnAddress() : null;
if (address) history.replaceState(null, '', address);

export const router = createBrowserRouter([
  {
    // For anybody: outside the shell, which asks who is there.
    path: 'verify/:token',
    ErrorBoundary: Trouble,
    HydrateFallback: () => null,
    lazy: async () => ({ Component: (await import('./pages/VerifyPage')).VerifyPage }),
  },
  {
    path: 'public/draws/:number',
    ErrorBoundary: Trouble,
    HydrateFallback: () => null,
    lazy: async () => ({ Component: (await import('./pages/DrawPages')).PublicDrawPage }),
  },
  {
    Component: Shell,
    ErrorBoundary: Trouble,
    // Loading the first page's code shows nothing for a moment, not a warning.
    HydrateFallback: () => null,
    children: [{ ErrorBoundary: Trouble, children: pages }],
  },
]);
