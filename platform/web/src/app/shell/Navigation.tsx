import {
  ApartmentOutlined,
  BellOutlined,
  DashboardOutlined,
  DatabaseOutlined,
  DownloadOutlined,
  EditOutlined,
  FormOutlined,
  ClockCircleOutlined,
  EyeOutlined,
  FileTextOutlined,
  HomeOutlined,
  ImportOutlined,
  InboxOutlined,
  NodeIndexOutlined,
  SafetyCertificateOutlined,
  ProfileOutlined,
  SearchOutlined,
  ShareAltOutlined,
  TeamOutlined,
  ToolOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { useLabel } from '@/lib/i18n';
import { holds, type Me, type MenuGroup } from '@/lib/me';
import { countText } from '@/lib/query';
import { Line } from './Line';
import { UserMenu } from './UserMenu';
import { useTodo } from './todo';
import { useUnread } from './unread';
import styles from './Navigation.module.css';

/** Where one can go, by role. */
export function Navigation({ me, onSearch }: { me: Me; onSearch: () => void }) {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation();
  const label = useLabel();
  const todo = useTodo();
  const unread = useUnread();
  return (
    <div className={styles.frame}>
      <div className={styles.brand}>
        <img src="/favicon.svg" alt="" width="26" height="26" />
        <strong>{common('product')}</strong>
        {me.demo && <span className={styles.demo}>{t('demo')}</span>}
      </div>
      <button type="button" className={styles.search} onClick={onSearch}>
        <SearchOutlined aria-hidden />
        <span>{t('palette.open')}</span>
        <kbd aria-hidden>Ctrl K</kbd>
      </button>
      <nav className={styles.nav} aria-label={t('navigation')}>
        <ul>
          <Item to="/" icon={<HomeOutlined aria-hidden />} text={t('home')} />
          <Item to="/tasks" icon={<InboxOutlined aria-hidden />} text={t('inbox')} count={countText(todo)} />
          <Item
            to="/notices"
            icon={<BellOutlined aria-hidden />}
            text={t('notices')}
            count={countText(unread)}
          />
        </ul>
        {me.roles.some((grant) => grant.role !== 'enterprise-contact') && (
          <Group title={t('supervisionMenu')}>
            {holds(me, 'department-leader') && (
              <Item to="/deadlines" icon={<ClockCircleOutlined aria-hidden />} text={t('deadlines')} />
            )}
            <Item to="/supervisions" icon={<EyeOutlined aria-hidden />} text={t('supervisions')} />
          </Group>
        )}
        {me.menu.map((group) => (
          <MenuPart key={group.label.zh} group={group}>
            {group.items.map((item) => (
              <Item
                key={item.view}
                to={`/views/${item.view}`}
                icon={<UnorderedListOutlined aria-hidden />}
                text={label(item.label)}
              />
            ))}
          </MenuPart>
        ))}
        {me.roles.some((grant) => grant.role !== 'enterprise-contact') && (
          <Group title={t('dataMenu')}>
            <Item to="/imports" icon={<ImportOutlined aria-hidden />} text={t('imports')} />
            <Item to="/exports" icon={<DownloadOutlined aria-hidden />} text={t('exports')} />
            <Item to="/record-batches" icon={<EditOutlined aria-hidden />} text={t('recordBatches')} />
            <Item to="/sharing" icon={<ProfileOutlined aria-hidden />} text={t('catalogue')} />
          </Group>
        )}
        {(holds(me, 'system-admin') || holds(me, 'business-admin')) && (
          <Group title={t('configuration')}>
            <Item to="/admin/definitions" icon={<DatabaseOutlined aria-hidden />} text={t('definitions')} />
            <Item to="/admin/forms" icon={<FormOutlined aria-hidden />} text={t('forms')} />
            <Item
              to="/admin/official-templates"
              icon={<FileTextOutlined aria-hidden />}
              text={t('officialTemplates')}
            />
            <Item to="/admin/sharing" icon={<ShareAltOutlined aria-hidden />} text={t('sharing')} />
          </Group>
        )}
        {holds(me, 'system-admin') && (
          <Group title={t('administration')}>
            <Item to="/admin/users" icon={<TeamOutlined aria-hidden />} text={t('users')} />
            <Item
              to="/admin/organisations"
              icon={<ApartmentOutlined aria-hidden />}
              text={t('organisations')}
            />
            <Item
              to="/admin/official-issuers"
              icon={<SafetyCertificateOutlined aria-hidden />}
              text={t('officialIssuers')}
            />
            <Item to="/operator" icon={<DashboardOutlined aria-hidden />} text={t('operation')} exact />
            <Item
              to="/operator/instances"
              icon={<NodeIndexOutlined aria-hidden />}
              text={t('operatedInstances')}
            />
            <Item to="/operator/batches" icon={<ToolOutlined aria-hidden />} text={t('operations')} />
          </Group>
        )}
      </nav>
      <div className={styles.foot}>
        <Line />
        <UserMenu me={me} />
      </div>
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className={styles.group}>{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}

/** A group of an application; one that is folded opens by itself where somebody is in it. */
function MenuPart({ group, children }: { group: MenuGroup; children: ReactNode }) {
  const label = useLabel();
  const { pathname } = useLocation();
  if (!group.folded) return <Group title={label(group.label)}>{children}</Group>;
  const within = group.items.some((item) => pathname === `/views/${item.view}`);
  return (
    <details key={String(within)} open={within}>
      <summary className={styles.group}>{label(group.label)}</summary>
      <ul>{children}</ul>
    </details>
  );
}

interface ItemProps {
  to: string;
  icon: ReactNode;
  text: string;
  count?: string;
  /** Addresses below it are other places. */
  exact?: boolean;
}

function Item({ to, icon, text, count, exact = to === '/' }: ItemProps) {
  return (
    <li>
      <NavLink to={to} end={exact} className={styles.item}>
        {icon}
        <span className={styles.text}>{text}</span>
        {count && count !== '0' && <span className={styles.count}>{count}</span>}
      </NavLink>
    </li>
  );
}
