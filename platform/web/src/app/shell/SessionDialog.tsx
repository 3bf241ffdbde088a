import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onUnauthenticated } from '@/lib/api';
import { signedOut, signIn, type SignedOut } from '@/lib/session';

/** The session has ended: leaves to sign in, unless that would lose what somebody typed. */
export function SessionDialog() {
  const { t } = useTranslation('app');
  const client = useQueryClient();
  const [state, setState] = useState<SignedOut>();
  useEffect(() => {
    onUnauthenticated(() =>
      setState((current) => (current && current !== 'redirected' ? current : signedOut())),
    );
  }, []);
  const resume = () => {
    setState(undefined);
    void client.invalidateQueries();
  };
  if (state === 'unsaved') {
    return (
      <Modal
        open
        closable={false}
        title={t('session.expired')}
        footer={
          <>
            <Button onClick={() => window.open('/', '_blank')}>{t('session.again')}</Button>
            <Button type="primary" onClick={resume}>
              {t('session.continue')}
            </Button>
          </>
        }
      >
        {t('session.unsaved')}
      </Modal>
    );
  }
  return (
    <Modal
      open={state === 'refused'}
      closable={false}
      title={t('session.refusedTitle')}
      footer={
        <Button type="primary" onClick={signIn}>
          {t('session.signIn')}
        </Button>
      }
    >
      {t('session.refused')}
    </Modal>
  );
}
