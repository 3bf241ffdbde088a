import { App, Button, Modal } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '@/components/Failure';
import { Waiting } from '@/components/Waiting';
import { useAddress } from '@/lib/address';
import { bulkList, useBulk, type BulkDeed, type DeedName } from './api';
import { BulkActs, BulkState, useEnded } from './BulkState';

type Label = (deed: DeedName) => string;

/** What the address says is being done to many: what will happen, how far it is, to which it was not done and why. */
export function BulkDialog({ label }: { label: Label }) {
  const { parameters, change } = useAddress();
  const id = parameters.get('bulk');
  const close = useCallback(() => change({ bulk: null }, { replace: true }), [change]);
  return id && <Opened key={id} id={id} label={label} onClose={close} />;
}

function Opened({ id, label, onClose }: { id: string; label: Label; onClose: () => void }) {
  const { data, error, refetch } = useBulk(id);
  if (data) return <Shown bulk={data} name={label(data.deed)} onClose={onClose} />;
  return (
    <Modal open footer={null} onCancel={onClose}>
      {error ? <Failure error={error} retry={() => void refetch()} /> : <Waiting lines={4} />}
    </Modal>
  );
}

function Shown({ bulk, name, onClose }: { bulk: BulkDeed; name: string; onClose: () => void }) {
  const { t } = useTranslation('bulk');
  const { t: common } = useTranslation();
  const { message } = App.useApp();
  const { state, ready, done, refused } = bulk;
  const wholly = state === 'done' && refused === 0;
  const ended = useCallback(() => {
    if (!wholly) return;
    message.success(t('finished', { deed: name, done }));
    onClose();
  }, [done, message, name, onClose, t, wholly]);
  useEnded(bulk, ended);
  return (
    <Modal
      open
      title={t('title', { deed: name })}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>
            {state === 'tried' && ready > 0 ? common('cancel') : common('close')}
          </Button>
          <BulkActs bulk={bulk} name={name} />
        </>
      }
    >
      <div style={{ display: 'grid', gap: 12, maxHeight: '60vh', overflowY: 'auto' }}>
        <BulkState bulk={bulk} name={name} />
        <Link to={bulkList}>{t('mine')}</Link>
      </div>
    </Modal>
  );
}
