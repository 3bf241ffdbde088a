import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { FormDialog } from '@/components/FormDialog';

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
  const submit = async (fields: T) => {
    await props.onSubmit(fields);
    props.onClose();
  };
  return (
    <FormDialog<T>
      title={props.title}
      ok={props.ok}
      initial={props.initial}
      onSubmit={submit}
      onClose={props.onClose}
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
    </FormDialog>
  );
}
