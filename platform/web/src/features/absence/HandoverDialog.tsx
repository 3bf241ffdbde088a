import { useQueryClient } from '@tanstack/react-query';
import { App, Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/FormDialog';
import { PersonSelect } from '@/components/PersonSelect';
import { words } from '@/lib/words';
import { handOver, useExtent } from './api';
import styles from './AbsenceView.module.css';

interface Values {
  person: string;
  successor: string;
  reason: string;
  future: boolean;
}

/** Shows how much it is before it is done. */
export function HandoverDialog({ leaver, onClose }: { leaver?: string; onClose: () => void }) {
  const { t } = useTranslation('absence');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const person = Form.useWatch('person', form) as string | undefined;
  const extent = useExtent(person);
  const required = [{ required: true, whitespace: true, message: t('required') }];
  const save = async (values: Values) => {
    await handOver(values);
    message.success(t('handover.done'));
    void client.invalidateQueries({ queryKey: ['handovers'] });
    void client.invalidateQueries({ queryKey: ['tasks'] });
    onClose();
  };
  return (
    <FormDialog
      title={t('handover.title')}
      ok={t('handover.go')}
      danger
      disabled={!extent.isSuccess}
      form={form}
      requiredMark={false}
      initial={{ person: leaver, future: true }}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item name="person" label={t('handover.person')} rules={required}>
        <PersonSelect />
      </Form.Item>
      {extent.data && (
        <p className={styles.extent} role="status">
          {t('handover.extent', { held: extent.data.held, offered: extent.data.offered })}
          {!!extent.data.besides.supervisions &&
            t('handover.supervisions', { count: extent.data.besides.supervisions })}
        </p>
      )}
      {extent.isError && <p role="alert">{words(extent.error)}</p>}
      <Form.Item name="successor" label={t('handover.successor')} rules={required}>
        <PersonSelect except={person} />
      </Form.Item>
      <Form.Item name="future" valuePropName="checked">
        <Checkbox>{t('handover.future')}</Checkbox>
      </Form.Item>
      <Form.Item name="reason" label={t('handover.reason')} rules={required}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
