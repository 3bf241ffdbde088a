import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { startBulk, type Chosen } from '@/components/bulk/api';
import { FormDialog } from '@/components/FormDialog';
import { useAddress } from '@/lib/address';
import type { On } from './api';
import { PersonSelect } from './PersonSelect';

const deeds = { tasks: ['supervise', 'urge', 'transfer'], stages: ['urge'] } as const;
type Deed = (typeof deeds)[On][number];

interface Fields {
  text: string;
  to?: string | null;
  period?: string;
}

interface Props {
  on: On;
  chosen: Chosen;
  count: number;
  onDone: () => void;
}

/** What a leader does about what is chosen: urge, supervise, give to somebody else. Each for itself. */
export function Deeds({ on, chosen, count, onDone }: Props) {
  const { t } = useTranslation('deadline');
  const [deed, setDeed] = useState<Deed | null>(null);
  return (
    <>
      {deeds[on].map((one, index) => (
        <Button
          key={one}
          type={index === 0 ? 'primary' : 'default'}
          disabled={count === 0}
          onClick={() => setDeed(one)}
        >
          {t(`${one}.do`)}
        </Button>
      ))}
      {deed && (
        <DeedDialog
          deed={deed}
          on={on}
          chosen={chosen}
          count={count}
          onDone={onDone}
          onClose={() => setDeed(null)}
        />
      )}
    </>
  );
}

interface DialogProps extends Props {
  deed: Deed;
  onClose: () => void;
}

/** What is said to all of them; the address then opens what will become of each. */
function DeedDialog({ deed, on, chosen, count, onDone, onClose }: DialogProps) {
  const { t } = useTranslation('deadline');
  const { change } = useAddress();
  const required = [{ required: true, whitespace: true, message: t('required') }];
  const start = async ({ text, to, period }: Fields) => {
    const name = on === 'stages' ? 'urge-stage' : deed;
    const bulk = await startBulk({ deed: name, person: to, text: text.trim(), period }, chosen);
    onClose();
    onDone();
    change({ bulk: bulk.id });
  };
  return (
    <FormDialog<Fields>
      title={t(`${deed}.title`, { count })}
      ok={t('next')}
      initial={{ period: '2 WD', text: deed === 'urge' ? t('urge.default') : '' }}
      onSubmit={start}
      onClose={onClose}
    >
      {deed === 'transfer' && (
        <Form.Item name="to" label={t('transfer.to')} rules={required}>
          <PersonSelect />
        </Form.Item>
      )}
      <Form.Item
        name="text"
        label={t(
          deed === 'supervise' ? 'supervise.demand' : deed === 'urge' ? 'urge.reason' : 'transfer.reason',
        )}
        rules={required}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      {deed === 'supervise' && (
        <>
          <Form.Item name="period" label={t('supervise.period')}>
            <Select
              options={[1, 2, 3, 5, 10].map((days) => ({
                value: `${days} WD`,
                label: t('supervise.days', { count: days }),
              }))}
            />
          </Form.Item>
          <Form.Item name="to" label={t('supervise.to')}>
            <PersonSelect placeholder={t('supervise.toHolder')} />
          </Form.Item>
        </>
      )}
    </FormDialog>
  );
}
