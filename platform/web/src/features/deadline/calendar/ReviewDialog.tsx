import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure';
import { Waiting } from '@/components/Waiting';
import { words } from '@/lib/words';
import { previewCalendar, saveCalendar, type Draft, type Kind, type Preview } from './api';
import { isWeekend } from './days';
import styles from './Calendar.module.css';

interface Props {
  draft: Draft;
  onSaved: () => void;
  onClose: () => void;
}

/** What will be different, and what becomes of the clocks that run; nothing is kept before that was seen. */
export function ReviewDialog({ draft, onSaved, onClose }: Props) {
  const { t } = useTranslation('calendar');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const found = useQuery({
    queryKey: ['calendar-preview', draft],
    queryFn: () => previewCalendar(draft),
    gcTime: 0,
    retry: false,
  });
  const save = async (version: number) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await saveCalendar(draft, version);
      message.success(t('saved'));
      onSaved();
      onClose();
      await client.invalidateQueries({ queryKey: ['calendar'] });
    } catch (refusal) {
      setFailure(words(refusal));
      setBusy(false);
      await found.refetch();
    }
  };
  return (
    <Modal
      open
      title={t('review.title')}
      okText={t('review.ok')}
      okButtonProps={{ disabled: !found.data }}
      confirmLoading={busy}
      width={640}
      onOk={() => found.data && void save(found.data.version)}
      onCancel={onClose}
    >
      <div className={styles.stack}>
        {found.isPending && <Waiting lines={4} />}
        {found.isError && <Failure error={found.error} />}
        {found.data && <Seen preview={found.data} hours={draft.hours} />}
        {failure && <Alert type="error" showIcon role="alert" title={failure} />}
      </div>
    </Modal>
  );
}

function Seen({ preview, hours }: { preview: Preview; hours: string | null }) {
  const { t } = useTranslation('calendar');
  const { clocks } = preview;
  const named = (day: string, kind: Kind) =>
    t(`kind.${kind === 'usual' && isWeekend(day) ? 'weekend' : kind}`);
  const moves = clocks.later + clocks.earlier > 0;
  return (
    <>
      <Alert
        type={clocks.overdue > 0 ? 'error' : moves ? 'warning' : 'info'}
        showIcon
        title={
          moves ? t('review.moves', clocks) : t(clocks.running ? 'review.moveNot' : 'review.none', clocks)
        }
        description={
          <>
            {clocks.overdue > 0 && <p>{t('review.overdue', { count: clocks.overdue })}</p>}
            {clocks.more && <p>{t('review.more', { count: clocks.running })}</p>}
            <p>{t('clocks')}</p>
          </>
        }
      />
      {hours !== null && <p>{t('review.hours', { hours: preview.hours.inForce })}</p>}
      {preview.days.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={t('review.table')}>
            <thead>
              <tr>
                <th>{t('review.day')}</th>
                <th>{t('review.before')}</th>
                <th>{t('review.after')}</th>
                <th>{t('day.name')}</th>
              </tr>
            </thead>
            <tbody>
              {preview.days.map((one) => (
                <tr key={one.day}>
                  <td>{one.day}</td>
                  <td>{named(one.day, one.before)}</td>
                  <td>{named(one.day, one.after)}</td>
                  <td>{one.name}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {preview.days.length === 0 && hours === null && <p>{t('review.same')}</p>}
    </>
  );
}
