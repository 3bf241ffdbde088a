import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/lib/i18n';
import type { Choice } from './api';
import styles from './ListTools.module.css';

interface Props {
  choices: Choice[];
  /** Names of the columns that are shown, in order. */
  shown: string[];
  onChoose: (columns: string[] | null) => void;
  onClose: () => void;
}

/** Which columns a list shows, and in which order. */
export function ColumnDialog({ choices, shown, onChoose, onClose }: Props) {
  const { t } = useTranslation('list');
  const { t: common } = useTranslation();
  const label = useLabel();
  const possible = choices.filter((choice) => choice.column);
  const [order, setOrder] = useState(() => [
    ...shown,
    ...possible.map((choice) => choice.name).filter((name) => !shown.includes(name)),
  ]);
  const [chosen, setChosen] = useState(() => new Set(shown));
  const move = (from: number, to: number) => {
    const next = [...order];
    const [taken] = next.splice(from, 1);
    if (taken) next.splice(to, 0, taken);
    setOrder(next);
  };
  const columns = order.filter((name) => chosen.has(name));
  return (
    <Modal
      open
      title={t('columns.title')}
      onCancel={onClose}
      footer={[
        <Button key="usual" onClick={() => onChoose(null)}>
          {t('columns.usual')}
        </Button>,
        <Button key="cancel" onClick={onClose}>
          {common('cancel')}
        </Button>,
        <Button key="ok" type="primary" disabled={columns.length === 0} onClick={() => onChoose(columns)}>
          {t('columns.show')}
        </Button>,
      ]}
    >
      <ul className={styles.columns}>
        {order.map((name, at) => {
          const text = label(possible.find((choice) => choice.name === name)?.label);
          return (
            <li key={name}>
              <Checkbox
                checked={chosen.has(name)}
                onChange={(event) => {
                  const next = new Set(chosen);
                  if (event.target.checked) next.add(name);
                  else next.delete(name);
                  setChosen(next);
                }}
              >
                {text}
              </Checkbox>
              <span>
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowUpOutlined />}
                  aria-label={t('columns.up', { label: text })}
                  disabled={at === 0}
                  onClick={() => move(at, at - 1)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowDownOutlined />}
                  aria-label={t('columns.down', { label: text })}
                  disabled={at === order.length - 1}
                  onClick={() => move(at, at + 1)}
                />
              </span>
            </li>
          );
        })}
      </ul>
    </Modal>
  );
}
