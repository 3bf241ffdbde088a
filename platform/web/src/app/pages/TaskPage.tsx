import { LeftOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { TaskPane } from '@/features/task';
import { taskSlots } from './taskSlots';
import { useAfterTask } from './useAfterTask';

export function TaskPage() {
  const { t } = useTranslation('task');
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const open = (task: string) => void navigate(`/tasks/${task}`, { replace: true });
  const after = useAfterTask({
    open,
    leave: () => void navigate('/tasks', { replace: true }),
  });
  return (
    <TaskPane
      key={id}
      id={id}
      {...taskSlots}
      above={
        <Link to="/tasks">
          <LeftOutlined aria-hidden /> {t('inbox')}
        </Link>
      }
      onCompleted={after}
      onMoved={open}
    />
  );
}
