import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FullRecord } from './api';

/** False where somebody has just handed the record on to an office whose records they do not see. */
export const isReadable = (record: FullRecord) => record.rights?.read !== false;

/** Says where a record went that is seen for the last time. */
export function HandedOn({ record }: { record: FullRecord }) {
  const { t } = useTranslation('registry');
  if (isReadable(record)) return null;
  const owner = String(record.labels.owner_org ?? record.owner);
  return <Alert type="info" showIcon role="status" title={t('handedOn', { owner })} />;
}
