import { useTranslation } from 'react-i18next';
import { PanelFrame } from '../PanelFrame';
import { RecordFields } from '../RecordFields';
import { useMoment, useRecordAsOf } from './moment';

interface Props {
  registry: string;
  id: string;
  asOf: string;
  onClose: () => void;
}

/** A record as it was, beside the list of then. */
export function PastPanel({ registry, id, asOf, onClose }: Props) {
  const { t } = useTranslation('past');
  const moment = useMoment();
  return (
    <PanelFrame
      registry={registry}
      label={t('panel')}
      found={useRecordAsOf(registry, id, asOf)}
      onClose={onClose}
    >
      {(record) => (
        <>
          <p style={{ margin: '0 0 8px' }}>
            {t('version', { version: record.version, moment: moment(asOf) })}
          </p>
          <RecordFields record={record} narrow />
        </>
      )}
    </PanelFrame>
  );
}
