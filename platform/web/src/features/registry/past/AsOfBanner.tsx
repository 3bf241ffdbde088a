import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAddress } from '@/lib/address';
import styles from './AsOf.module.css';
import { useMoment } from './moment';

/** Says that a list is not today's, and leads back. */
export function AsOfBanner({ asOf }: { asOf: string }) {
  const { t } = useTranslation('past');
  const { change } = useAddress();
  const moment = useMoment();
  return (
    <div className={styles.banner} role="status">
      <strong>{t('banner', { moment: moment(asOf) })}</strong>
      <Button size="small" onClick={() => change({ asOf: null, record: null })}>
        {t('back')}
      </Button>
      <span className={styles.note}>{t('note')}</span>
    </div>
  );
}
