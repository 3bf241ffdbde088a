import {
  ApartmentOutlined,
  BellOutlined,
  CalendarOutlined,
  ClockCircleOutlined,
  DashboardOutlined,
  DatabaseOutlined,
  DownloadOutlined,
  EditOutlined,
  EyeOutlined,
  FileTextOutlined,
  FormOutlined,
  HomeOutlined,
  HourglassOutlined,
  ImportOutlined,
  InboxOutlined,
  NodeIndexOutlined,
  ProfileOutlined,
  SafetyCertificateOutlined,
  ShareAltOutlined,
  SnippetsOutlined,
  TeamOutlined,
  ToolOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/lib/i18n';
import { holds, type Me } from '@/lib/me';

export interface Place {
  to: string;
  icon: ComponentType<{ 'aria-hidden'?: boolean }>;
  text: string;
  /** Addresses below it are other places. */
  exact?: boolean;
}

export interface PlaceGroup {
  /** None for where everybody begins. */
  title?: string;
  folded?: boolean;
  places: Place[];
}

/** Where somebody can go, by role: the menu's order. */
export function usePlaces(me: Me): PlaceGroup[] {
  const { t } = useTranslation('app');
  const label = useLabel();
  const officer = me.roles.some((grant) => grant.role !== 'enterprise-contact');
  const systemAdmin = holds(me, 'system-admin');
  const designer = systemAdmin || holds(me, 'business-admin');
  const groups: (PlaceGroup | false)[] = [
    {
      places: [
        { to: '/', icon: HomeOutlined, text: t('home'), exact: true },
        { to: '/tasks', icon: InboxOutlined, text: t('inbox') },
        { to: '/notices', icon: BellOutlined, text: t('notices') },
      ],
    },
    officer && {
      title: t('supervisionMenu'),
      places: [
        ...(me.leads ? [{ to: '/deadlines', icon: ClockCircleOutlined, text: t('deadlines') }] : []),
        { to: '/supervisions', icon: EyeOutlined, text: t('supervisions') },
      ],
    },
    ...me.menu.map((group) => ({
      title: label(group.label),
      folded: group.folded,
      places: group.items.map((item) => ({
        to: `/views/${item.view}`,
        icon: UnorderedListOutlined,
        text: label(item.label),
      })),
    })),
    officer && {
      title: t('dataMenu'),
      places: [
        { to: '/imports', icon: ImportOutlined, text: t('imports') },
        { to: '/drafts', icon: SnippetsOutlined, text: t('drafts') },
        { to: '/exports', icon: DownloadOutlined, text: t('exports') },
        { to: '/record-batches', icon: EditOutlined, text: t('recordBatches') },
        { to: '/sharing', icon: ProfileOutlined, text: t('catalogue') },
      ],
    },
    designer && {
      title: t('configuration'),
      places: [
        { to: '/admin/definitions', icon: DatabaseOutlined, text: t('definitions') },
        { to: '/admin/forms', icon: FormOutlined, text: t('forms') },
        { to: '/admin/deadline-rules', icon: HourglassOutlined, text: t('deadlineRules') },
        { to: '/admin/calendar', icon: CalendarOutlined, text: t('calendar') },
        { to: '/admin/official-templates', icon: FileTextOutlined, text: t('officialTemplates') },
        { to: '/admin/sharing', icon: ShareAltOutlined, text: t('sharing') },
      ],
    },
    systemAdmin && {
      title: t('administration'),
      places: [
        { to: '/admin/users', icon: TeamOutlined, text: t('users') },
        { to: '/admin/organisations', icon: ApartmentOutlined, text: t('organisations') },
        { to: '/admin/official-issuers', icon: SafetyCertificateOutlined, text: t('officialIssuers') },
        { to: '/operator', icon: DashboardOutlined, text: t('operation'), exact: true },
        { to: '/operator/instances', icon: NodeIndexOutlined, text: t('operatedInstances') },
        { to: '/operator/batches', icon: ToolOutlined, text: t('operations') },
      ],
    },
  ];
  return groups.filter((group) => group !== false);
}
