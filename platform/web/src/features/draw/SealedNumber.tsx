import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/lib/me';
import { words } from '@/lib/words';
import { useGive, type Draw } from './api';
import { keep, kept, randomNumber, sealOf } from './seal';
import styles from './DrawList.module.css';

/** A witness' own number: made and sealed here, kept in this browser, revealed once all have sealed theirs. */
export function SealedNumber({ draw, asked }: { draw: Draw; asked: 'seal' | 'value' }) {
  const { t } = useTranslation('draw');
  const me = useMe().data;
  const [value, setValue] = useState(() => kept(draw.id) ?? (asked === 'seal' ? randomNumber() : ''));
  const give = useGive(draw.id);
  if (!me) return null;
  if (!window.isSecureContext) return <p className={styles.alert}>{t('insecure')}</p>;
  const seal = async () => {
    keep(draw.id, value);
    give.mutate({ seal: await sealOf(me.username, value) });
  };
  return (
    <form
      className={styles.give}
      onSubmit={(event) => {
        event.preventDefault();
        if (asked === 'seal') void seal();
        else give.mutate({ value: value.trim() });
      }}
    >
      <label htmlFor={`number-${draw.id}`}>{t('ownNumber')}</label>
      <Input
        id={`number-${draw.id}`}
        className={styles.code}
        value={value}
        readOnly={asked === 'seal'}
        onChange={(event) => setValue(event.target.value)}
        aria-describedby={`hint-${draw.id}`}
      />
      <p id={`hint-${draw.id}`} className={styles.verify}>
        {t(asked === 'seal' ? 'sealHint' : 'revealHint')}
      </p>
      {give.error && (
        <p role="alert" className={styles.alert}>
          {words(give.error)}
        </p>
      )}
      <Button htmlType="submit" type="primary" disabled={!value.trim()} loading={give.isPending}>
        {t(asked === 'seal' ? 'seal' : 'reveal')}
      </Button>
    </form>
  );
}
