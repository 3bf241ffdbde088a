import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure';
import { PageHead } from '@/components/PageHead';
import { useLabel } from '@/lib/i18n';
import { holds, type Me } from '@/lib/me';
import { useHome, type Home } from './api';
import { Figures } from './Figures';
import { HomeTasks } from './HomeTasks';
import styles from './HomeView.module.css';

/** What awaits me, what is late, what I started; for leaders, how the department stands. */
export function HomeView({ me }: { me: Me }) {
  const { t } = useTranslation('task');
  const home = useHome();
  return (
    <div className={styles.home}>
      <PageHead
        title={t('home.title')}
        below={t('home.greeting', { name: me.name, organisation: me.organisation.name })}
      />
      <div className={styles.body}>
        {home.isError && !home.data ? (
          <Failure error={home.error} retry={() => void home.refetch()} />
        ) : (
          <MyFigures home={home.data} />
        )}
        {home.data && holds(me, 'department-leader') && <DepartmentFigures home={home.data} me={me} />}
        <div className={styles.lists}>
          <HomeTasks scope="mine" limit={8} />
          <div className={styles.aside}>
            <HomeTasks scope="candidate" limit={4} />
            <HomeTasks scope="started" limit={4} />
          </div>
        </div>
      </div>
    </div>
  );
}

function MyFigures({ home }: { home: Home | undefined }) {
  const { t } = useTranslation('task');
  return (
    <Figures
      title={t('home.figures')}
      figures={[
        { key: 'todo', label: t('home.todo'), value: home?.todo, to: '/tasks' },
        { key: 'toClaim', label: t('home.toClaim'), value: home?.toClaim, to: '/tasks?scope=candidate' },
        { key: 'near', label: t('home.near'), value: home?.near, to: '/tasks?due=near', tone: 'near' },
        {
          key: 'overdue',
          label: t('home.overdue'),
          value: home?.overdue,
          to: '/tasks?due=overdue',
          tone: 'overdue',
        },
        { key: 'started', label: t('home.started'), value: home?.startedByMe, to: '/tasks?scope=started' },
      ]}
    />
  );
}

const mostFigures = 5;

/** The views of the menu, in its order: what comes first there is what the department lives by. */
function DepartmentFigures({ home, me }: { home: Home; me: Me }) {
  const { t } = useTranslation('task');
  const label = useLabel();
  const order = me.menu.flatMap((group) => group.items.map((item) => item.view));
  const views = home.byView
    .filter((view) => order.includes(view.view))
    .sort((one, other) => order.indexOf(one.view) - order.indexOf(other.view))
    .slice(0, mostFigures);
  return (
    <Figures
      title={t('home.department')}
      titled
      figures={views.map((view) => ({
        key: view.view,
        label: label(view.label),
        value: view.count,
        capped: view.capped,
        to: `/views/${view.view}`,
      }))}
    />
  );
}
