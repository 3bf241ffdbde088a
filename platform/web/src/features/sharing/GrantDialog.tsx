import { Checkbox, DatePicker, Form, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/FormDialog';
import { saveGrant, useServices, type Grant, type Use } from './api';

const USES: Use[] = ['records', 'changes', 'statistics'];

interface Answers {
  service: string;
  uses: Use[];
  requestsPerMinute: number;
  rowsPerDay: number;
  validUntil?: Dayjs | null;
}

interface Props {
  consumer: string;
  /** To be changed; none: a new one. */
  grant: Grant | undefined;
  granted: string[];
  onClose: () => void;
}

/** What a system may do with a service, and how much. */
export function GrantDialog({ consumer, grant, granted, onClose }: Props) {
  const { t } = useTranslation('sharing');
  const services = (useServices().data?.pages.flatMap((page) => page.rows) ?? []).filter(
    (one) => one.state === 'published' && (grant?.service === one.service || !granted.includes(one.service)),
  );
  const required = [{ required: true, message: t('required') }];
  const save = async ({ service, validUntil, ...rest }: Answers) => {
    await saveGrant(consumer, service, { ...rest, validUntil: validUntil?.format('YYYY-MM-DD') ?? null });
    onClose();
  };
  return (
    <FormDialog<Answers>
      title={t('grantTitle')}
      ok={t('addGrant')}
      initial={{
        service: grant?.service,
        uses: grant?.uses ?? ['records'],
        requestsPerMinute: grant?.requestsPerMinute ?? 60,
        rowsPerDay: grant?.rowsPerDay ?? 100_000,
        validUntil: grant?.validUntil ? dayjs(grant.validUntil) : undefined,
      }}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item name="service" label={t('service')} rules={required}>
        <Select
          aria-label={t('service')}
          disabled={grant !== undefined}
          showSearch={{ optionFilterProp: 'label' }}
          options={services.map((one) => ({ value: one.service, label: `${one.label} (${one.service})` }))}
        />
      </Form.Item>
      <Form.Item name="uses" label={t('uses')} rules={required}>
        <Checkbox.Group options={USES.map((value) => ({ value, label: t(`use.${value}`) }))} />
      </Form.Item>
      <Form.Item name="requestsPerMinute" label={t('perMinute')} rules={required}>
        <InputNumber min={1} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="rowsPerDay" label={t('perDay')} rules={required}>
        <InputNumber min={1} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="validUntil" label={t('until')}>
        <DatePicker placeholder={t('forever')} style={{ width: '100%' }} />
      </Form.Item>
    </FormDialog>
  );
}
