import { LeftOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Inbox, TaskPane } from '@/features/task';
import { changed, useAddress } from '@/lib/address';
import { holds, useMe } from '@/lib/me';
import { taskSlots } from './taskSlots';
import { useAfterTask } from './useAfterTask';
import styles from './InboxPage.module.css';

export function InboxPage() {
  const { t } = useTranslation('task');
  const me = useMe().data;
  const { parameters, change } = useAddress();
  const open = (task: string) => change({ task, part: null, scope: null });
  const after = useAfterTask({
    open,
    leave: () => change({ task: null, part: null }),
  });
  const list = `?${changed(parameters, { task: null, part: null }).toString()}`;
  return (
    <Inbox
      leads={(me?.leads ?? false) || holds(me, 'business-admin')}
      pane={(id) => (
        <TaskPane
          key={id}
          id={id}
          {...taskSlots}
          above={
            <span className={styles.ways}>
              <Link to={list} className={styles.back}>
                <LeftOutlined aria-hidden /> {t('backToList')}
              </Link>
              <Link to={`/tasks/${id}`} className={styles.full}>
                {t('openFull')}
              </Link>
            </span>
          }
          onCompleted={after}
          onMoved={open}
        />
      )}
    />
  );
}
