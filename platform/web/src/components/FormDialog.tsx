import { Alert, Form, Modal, type FormInstance } from 'antd';
import { useState, type ReactNode } from 'react';
import { showFieldErrors } from '@/lib/fieldErrors';

interface Props<Values extends object> {
  title: string;
  /** On the button; without it that of the language. */
  ok?: string;
  danger?: boolean;
  disabled?: boolean;
  width?: number;
  /** Above the fields. */
  text?: ReactNode;
  initial?: Partial<Values>;
  requiredMark?: boolean;
  /** Where the caller watches or sets its fields. */
  form?: FormInstance<Values>;
  /** Closes the dialog or leads elsewhere; what it throws is shown. */
  onSubmit: (values: Values) => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

/** Asks for some fields and does something with them: what is refused stands at its field or below. */
export function FormDialog<Values extends object>(props: Props<Values>) {
  const [form] = Form.useForm<Values>(props.form);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const submit = async (values: Values) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await props.onSubmit(values);
    } catch (refusal) {
      setFailure(showFieldErrors(form, refusal));
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={props.title}
      okText={props.ok}
      okButtonProps={{ htmlType: 'submit', danger: props.danger, disabled: props.disabled }}
      confirmLoading={busy}
      width={props.width}
      onCancel={props.onClose}
      // The button stands within the form: Enter submits it.
      modalRender={(dialog) => (
        <Form
          form={form}
          layout="vertical"
          requiredMark={props.requiredMark}
          initialValues={props.initial}
          onFinish={(values) => void submit(values)}
        >
          {dialog}
        </Form>
      )}
    >
      {props.text && <p style={{ marginBottom: 12 }}>{props.text}</p>}
      {props.children}
      {failure && <Alert type="error" showIcon role="alert" title={failure} />}
    </Modal>
  );
}
