import './messages';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useEngine } from './engine';

/** Says on every page that the engine does not answer for now, and that nobody need wait for it. */
export function EngineLate() {
  const { t } = useTranslation('process');
  return useEngine().data?.late ? (
    <Alert
      banner
      type="warning"
      role="status"
      title={t('engineLate.title')}
      description={t('engineLate.text')}
    />
  ) : null;
}
