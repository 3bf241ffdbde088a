import { Alert } from 'antd';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notices } from './runtime/notices';

export function NoticeBar({ notices }: { notices: Notices }) {
  const { t } = useTranslation('form');
  const { broken, elsewhere } = useSyncExternalStore(notices.subscribe, notices.current);
  if (broken !== undefined)
    return <Alert type="error" showIcon title={t('view.broken', { detail: broken })} />;
  if (elsewhere.length === 0) return null;
  const list = (
    <ul>
      {elsewhere.map(({ field, message }) => (
        <li key={field}>{field ? `${field}: ${message}` : message}</li>
      ))}
    </ul>
  );
  return (
    <Alert
      className="jg-form-elsewhere"
      type="error"
      showIcon
      title={t('view.elsewhere')}
      description={list}
    />
  );
}
