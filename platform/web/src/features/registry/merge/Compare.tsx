import { SwapOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Failure } from '@/components/Failure';
import { isEmpty, Value } from '@/components/Value';
import { Waiting } from '@/components/Waiting';
import { useAddress } from '@/lib/address';
import { useLabel } from '@/lib/i18n';
import { recordAddress, type Field } from '@/lib/records';
import { words } from '@/lib/words';
import { useRegistry } from '../api';
import { merge, useComparison, type Comparison } from './api';
import styles from './Merge.module.css';
import { UseList } from './UseList';

interface Props {
  registry: string;
  winner: string;
  loser: string;
}

/** Two records side by side; for every field it is said whose value stays. */
export function Compare({ registry, winner, loser }: Props) {
  const screen = useRegistry(registry);
  const found = useComparison(registry, winner, loser);
  const error = found.error ?? screen.error;
  if (error) return <Failure error={error} retry={() => void found.refetch()} />;
  if (!found.data || !screen.data) return <Waiting lines={10} />;
  return <Chosen compared={found.data} fields={screen.data.fields} />;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function Chosen({ compared, fields }: { compared: Comparison; fields: Field[] }) {
  const { t } = useTranslation('list');
  const { t: common } = useTranslation();
  const label = useLabel();
  const { change } = useAddress();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { winner, loser } = compared;
  // What only the other one knows is taken unless somebody says otherwise.
  const [take, setTake] = useState(
    () =>
      new Set(
        compared.takeable.filter((name) => isEmpty(winner.values[name]) && !isEmpty(loser.values[name])),
      ),
  );
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [running, setRunning] = useState(false);
  const set = (name: string, taken: boolean) => {
    const next = new Set(take);
    if (taken) next.add(name);
    else next.delete(name);
    setTake(next);
  };
  const run = async () => {
    setRunning(true);
    try {
      await merge(compared, [...take], reason.trim());
      message.success(t('merge.done', { title: winner.title }));
      await client.invalidateQueries();
      void navigate(recordAddress(winner.registry, winner.id), { replace: true });
    } catch (failure) {
      setRefusal(words(failure));
      setRunning(false);
    }
  };
  const shown = fields.filter(
    (field) => !isEmpty(winner.values[field.name]) || !isEmpty(loser.values[field.name]),
  );
  const allowed = winner.rights?.change && loser.rights?.delete && loser.rights.change;
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.compare} aria-label={t('merge.sideBySide')}>
          <thead>
            <tr>
              <td />
              <th scope="col">
                {t('merge.stays')}
                <br />
                <Link to={recordAddress(winner.registry, winner.id)}>{winner.title}</Link>
              </th>
              <th scope="col">
                {t('merge.goes')}
                <br />
                <Link to={recordAddress(loser.registry, loser.id)}>{loser.title}</Link>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((field) => {
              const differs = !same(winner.values[field.name], loser.values[field.name]);
              const choice = (record: typeof winner, taken: boolean) => {
                const value = (
                  <Value field={field} value={record.values[field.name]} label={record.labels[field.name]} />
                );
                if (!differs || !compared.takeable.includes(field.name)) return value;
                return (
                  <Radio
                    name={field.name}
                    aria-label={t(taken ? 'merge.takeTheirs' : 'merge.keep', { field: label(field.label) })}
                    checked={take.has(field.name) === taken}
                    onChange={() => set(field.name, taken)}
                  >
                    {isEmpty(record.values[field.name]) ? t('merge.empty') : value}
                  </Radio>
                );
              };
              return (
                <tr key={field.name} data-differs={differs}>
                  <th scope="row">{label(field.label)}</th>
                  <td>{choice(winner, false)}</td>
                  <td>{choice(loser, true)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <section>
        <h2 style={{ fontSize: 15 }}>{t('merge.uses')}</h2>
        {compared.uses.length === 0 ? <p>{t('merge.noUses')}</p> : <UseList uses={compared.uses} />}
      </section>
      {!allowed && <Alert type="warning" showIcon title={t('merge.notAllowed')} />}
      {refusal && <Alert type="error" showIcon role="alert" title={refusal} />}
      <Input.TextArea
        aria-label={t('merge.reason')}
        placeholder={t('merge.reason')}
        rows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        <Button icon={<SwapOutlined />} onClick={() => change({ winner: loser.id, loser: winner.id })}>
          {t('merge.swap')}
        </Button>
        <Button onClick={() => change({ loser: null })}>{common('cancel')}</Button>
        <Button
          type="primary"
          danger
          loading={running}
          disabled={!allowed || reason.trim() === ''}
          onClick={() => void run()}
        >
          {t('merge.merge')}
        </Button>
      </div>
    </>
  );
}
