import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { recordAddress } from '@/lib/records';
import { useRecord } from './api';
import { HandedOn, isReadable } from './HandedOn';
import { PanelFrame } from './PanelFrame';
import { RecordActions } from './RecordActions';
import { RecordFields } from './RecordFields';
import styles from './RecordPanel.module.css';

interface Props {
  registry: string;
  id: string;
  onClose: () => void;
}

/** A record beside the list it stands in. */
export function RecordPanel({ registry, id, onClose }: Props) {
  const { t } = useTranslation('registry');
  const { t: common } = useTranslation();
  return (
    <PanelFrame
      registry={registry}
      label={t('panel')}
      found={useRecord(registry, id)}
      onClose={onClose}
      foot={(record) =>
        isReadable(record) && (
          <>
            <RecordActions record={record} />
            <Link to={recordAddress(registry, id)} className={styles.page}>
              {common('openPage')}
            </Link>
          </>
        )
      }
    >
      {(record) => (
        <>
          <HandedOn record={record} />
          <RecordFields record={record} narrow />
        </>
      )}
    </PanelFrame>
  );
}
