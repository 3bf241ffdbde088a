import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Choices, Mode } from './api';
import styles from './KindTable.module.css';

interface Props {
  kinds: Choices['kinds'];
  mail: boolean;
  webhook: boolean;
  onChange: (kinds: Choices['kinds']) => void;
}

const modes = ['once', 'digest', 'off'] as const;

/** For each kind of notice and each way: at once, in the digest, not at all. */
export function KindTable({ kinds, mail, webhook, onChange }: Props) {
  const { t } = useTranslation('notification');
  const ways = (['mail', 'webhook'] as const).filter((way) => (way === 'mail' ? mail : webhook));
  const set = (kind: string, way: 'mail' | 'webhook', mode: Mode) =>
    onChange(kinds.map((one) => (one.kind === kind ? { ...one, [way]: mode } : one)));
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('kind')}</th>
          {ways.map((way) => (
            <th key={way} scope="col">
              {t(`channel.${way}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {kinds.map((one) => (
          <tr key={one.kind}>
            <th scope="row">{one.name}</th>
            {ways.map((way) => (
              <td key={way}>
                <Select
                  size="small"
                  variant="borderless"
                  className={styles.mode}
                  aria-label={`${one.name} ${t(`channel.${way}`)}`}
                  value={one[way]}
                  onChange={(mode) => set(one.kind, way, mode)}
                  options={modes.map((mode) => ({ value: mode, label: t(`mode.${mode}`) }))}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
