import { HistoryOutlined } from '@ant-design/icons';
import { Button, DatePicker, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '@/lib/address';
import { today } from '@/lib/time';
import styles from './AsOf.module.css';

/** Asks a list for what it was on a day. */
export function AsOfButton() {
  const { t } = useTranslation('past');
  const { change } = useAddress();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      title={t('title')}
      content={
        <div className={styles.choice}>
          <DatePicker
            aria-label={t('date')}
            placeholder={t('date')}
            disabledDate={(date) => date.format('YYYY-MM-DD') > today()}
            onChange={(date) => {
              if (!date) return;
              setOpen(false);
              change({ asOf: date.format('YYYY-MM-DD'), q: null, record: null });
            }}
          />
          <p className={styles.what}>{t('what')}</p>
        </div>
      }
    >
      <Button type="text" icon={<HistoryOutlined />}>
        {t('open')}
      </Button>
    </Popover>
  );
}
