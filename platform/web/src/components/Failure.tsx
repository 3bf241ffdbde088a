import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { words } from '@/lib/words';

/** A part of the page that could not be loaded: says so in plain words, offers to try again. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert
      role="alert"
      style={{ margin: 12 }}
      type="error"
      showIcon
      title={t('error.loading')}
      description={words(error)}
      action={
        retry && (
          <Button size="small" onClick={retry}>
            {t('retry')}
          </Button>
        )
      }
    />
  );
}
