import { App, Form, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { words } from '@/lib/words';

interface Props<T extends object> {
  title: string;
  ok: string;
  label: string;
  /** Field of the text. */
  name: keyof T & string;
  required?: boolean;
  initial?: Partial<T>;
  /** Fields before the text. */
  children?: ReactNode;
  below?: string;
  onSubmit: (fields: T) => Promise<void>;
  onClose: () => void;
}

/** Asks for a reason, and whatever else stands before it. */
export function TextDialog<T extends object>(props: Props<T>) {
  const { t: common } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<T>();
  const [busy, setBusy] = useState(false);
  const submit = async (fields: T) => {
    setBusy(true);
    try {
      await props.onSubmit(fields);
      props.onClose();
    } catch (failure) {
      message.error(words(failure));
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={props.title}
      okText={props.ok}
      cancelText={common('cancel')}
      confirmLoading={busy}
      onCancel={props.onClose}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={props.initial}
        onFinish={(fields) => void submit(fields)}
      >
        {props.children}
        <Form.Item
          name={props.name as never}
          label={props.label}
          rules={props.required ? [{ required: true, whitespace: true, message: '' }] : []}
        >
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
        {props.below && <p>{props.below}</p>}
      </Form>
    </Modal>
  );
}
