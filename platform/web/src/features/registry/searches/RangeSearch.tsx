import { DatePicker, InputNumber, Space } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useAddress } from '@/lib/address';

interface Props {
  label: string;
  name: string;
  number: boolean;
}

const format = 'YYYY-MM-DD';
const dayOf = (text: string | null) => (text && dayjs(text).isValid() ? dayjs(text) : null);

/** From and until, each may be open. */
export function RangeSearch({ label, name, number }: Props) {
  const { t } = useTranslation('registry');
  const { parameters, change } = useAddress();
  const from = parameters.get(`${name}.from`);
  const to = parameters.get(`${name}.to`);
  const set = (next: { from: string | null; to: string | null }) =>
    change({ [`${name}.from`]: next.from, [`${name}.to`]: next.to, record: null });
  if (number) {
    const side = (key: 'from' | 'to', value: string | null) => (
      <InputNumber
        style={{ width: '50%' }}
        aria-label={t(key, { label })}
        value={value === null ? null : Number(value)}
        onBlur={(event) => set({ from, to, [key]: event.target.value || null })}
      />
    );
    return (
      <Space.Compact block>
        {side('from', from)}
        {side('to', to)}
      </Space.Compact>
    );
  }
  return (
    <DatePicker.RangePicker
      style={{ width: '100%' }}
      format={format}
      allowEmpty={[true, true]}
      placeholder={[t('start'), t('end')]}
      aria-label={label}
      value={[dayOf(from), dayOf(to)]}
      onChange={(days) =>
        set({ from: days?.[0]?.format(format) ?? null, to: days?.[1]?.format(format) ?? null })
      }
    />
  );
}
