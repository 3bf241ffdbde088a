import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/lib/me';
import { words } from '@/lib/words';
import { useGive, type Draw } from './api';
import { fileOf, keep, kept, randomNumber, save, sealOf, valueIn } from './seal';
import styles from './DrawList.module.css';

/** A witness' own number: made and sealed here, kept in this browser, revealed once all have sealed theirs. */
export function SealedNumber({ draw, asked }: { draw: Draw; asked: 'seal' | 'value' }) {
  const { t } = useTranslation('draw');
  const me = useMe().data;
  const [value, setValue] = useState(() => kept(draw.id) ?? (asked === 'seal' ? randomNumber() : ''));
  const [foreign, setForeign] = useState(false);
  const give = useGive(draw.id);
  if (!me) return null;
  if (!window.isSecureContext) return <p className={styles.alert}>{t('insecure')}</p>;
  const seal = async () => {
    keep(draw.id, value);
    give.mutate({ seal: await sealOf(me.username, value) });
  };
  const bringBack = async (file: File | undefined) => {
    if (!file) return;
    const saved = valueIn(await file.text(), draw.id, me.username);
    setForeign(saved === null);
    if (saved === null) return;
    keep(draw.id, saved);
    setValue(saved);
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
      <div className={styles.buttons}>
        {value && (
          <Button
            onClick={() => save(`draw-${draw.number ?? draw.id}.json`, fileOf(draw.id, me.username, value))}
          >
            {t('saveNumber')}
          </Button>
        )}
        <label className={styles.file}>
          {t('bringBack')}
          <input
            type="file"
            accept="application/json,.json"
            onChange={(event) => void bringBack(event.target.files?.[0])}
          />
        </label>
      </div>
      {foreign && (
        <p role="alert" className={styles.alert}>
          {t('foreignNumber')}
        </p>
      )}
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
