import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/lib/i18n';
import type { RegistryRecord } from '@/lib/records';
import type { RegistryScreen } from './api';
import { differences } from './differences';
import { Changes } from './History';

interface Props {
  screen: RegistryScreen;
  base: RegistryRecord;
  latest: RegistryRecord;
  /** Keep one's own changes on top of the latest, or give them up. */
  onChoose: (keep: boolean) => void;
}

export function ConflictNotice({ screen, base, latest, onChoose }: Props) {
  const { t } = useTranslation('registry');
  const { t: common } = useTranslation();
  const label = useLabel();
  const found = differences(
    screen.fields,
    base,
    latest,
    (field) => label(field.label),
    common('listSeparator'),
  );
  return (
    <Alert
      role="alert"
      type="warning"
      showIcon
      title={t('conflict.title')}
      description={
        <>
          <p>{t('conflict.text')}</p>
          <Changes changes={found} before={t('conflict.base')} after={t('conflict.theirs')} />
          <p style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 12 }}>
            <Button type="primary" onClick={() => onChoose(true)}>
              {t('conflict.keep')}
            </Button>
            <Button onClick={() => onChoose(false)}>{t('conflict.discard')}</Button>
          </p>
        </>
      }
    />
  );
}
