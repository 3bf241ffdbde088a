import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useRouteError } from 'react-router';
import { Empty } from '@/components/Empty';
import { useDocumentTitle } from '@/components/documentTitle';
import { isStatus, words } from '@/lib/words';

/** A whole page that cannot be shown, and the way on from there. */
function Page({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  const { t } = useTranslation('app');
  useDocumentTitle(title);
  return (
    <div style={{ paddingTop: '12vh' }}>
      <h1 className="jg-hidden">{title}</h1>
      <Empty title={title} action={action ?? <Link to="/">{t('trouble.toHome')}</Link>}>
        {children}
      </Empty>
    </div>
  );
}

function Reload() {
  const { t } = useTranslation('app');
  return (
    <Button type="primary" onClick={() => location.reload()}>
      {t('trouble.reload')}
    </Button>
  );
}

export function NotFound() {
  const { t } = useTranslation('app');
  return <Page title={t('trouble.notFound')}>{t('trouble.notFoundText')}</Page>;
}

export function Forbidden() {
  const { t } = useTranslation('app');
  return <Page title={t('trouble.forbidden')}>{t('trouble.forbiddenText')}</Page>;
}

/** What a failure means for the whole page. */
export function PageFailure({ error }: { error: unknown }) {
  const { t } = useTranslation('app');
  if (isStatus(error, 404)) return <Page title={t('trouble.notFound')}>{words(error)}</Page>;
  if (isStatus(error, 403)) return <Forbidden />;
  if (isStatus(error, 0, 502, 503, 504)) {
    return (
      <Page title={t('trouble.away')} action={<Reload />}>
        {t('trouble.awayText')}
      </Page>
    );
  }
  return (
    <Page title={t('trouble.broken')} action={<Reload />}>
      {t('trouble.brokenText')}
    </Page>
  );
}

/** The router's last resort. */
export function Trouble() {
  return <PageFailure error={useRouteError()} />;
}
