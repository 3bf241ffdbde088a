import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTime } from '@/lib/time';
import { words } from '@/lib/words';
import { useGive, type Draw } from './api';
import styles from './DrawList.module.css';

/** Where a witness enters the public value; a slip is put right by entering it again. */
export function PublicValue({ draw }: { draw: Draw }) {
  const { t } = useTranslation('draw');
  const [value, setValue] = useState('');
  const give = useGive(draw.id);
  return (
    <form
      className={styles.give}
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim()) give.mutate({ value });
      }}
    >
      <label htmlFor={`value-${draw.id}`}>
        {t('publicValue', { name: draw.sourceName ?? '', round: draw.sourceRound ?? '' })}
      </label>
      <Input
        id={`value-${draw.id}`}
        value={value}
        maxLength={200}
        onChange={(event) => setValue(event.target.value)}
        aria-describedby={`hint-${draw.id}`}
      />
      <p id={`hint-${draw.id}`} className={styles.verify}>
        {t('publicHint', { at: dateTime(draw.knownAt) })}
      </p>
      {give.error && (
        <p role="alert" className={styles.alert}>
          {words(give.error)}
        </p>
      )}
      <Button htmlType="submit" type="primary" disabled={!value.trim()} loading={give.isPending}>
        {t('enter')}
      </Button>
    </form>
  );
}
