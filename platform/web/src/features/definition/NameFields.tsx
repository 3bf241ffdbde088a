import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { nameOf } from './source';

interface Props {
  /** Names that others have. */
  taken: string[];
  /** Where the English label makes no name. */
  otherwise: string;
}

/** What something new is called in both languages, and the name that follows from it until somebody types one. */
export function NameFields({ taken, otherwise }: Props) {
  const { t } = useTranslation('definition');
  const form = Form.useFormInstance();
  const required = [{ required: true, message: t('required') }];
  return (
    <>
      <Form.Item name="zh" label={t('create.zh')} rules={required}>
        <Input autoFocus />
      </Form.Item>
      <Form.Item name="en" label={t('create.en')} rules={required}>
        <Input
          onChange={({ target }) => {
            if (!form.isFieldTouched('name'))
              form.setFieldValue('name', nameOf(target.value, taken, otherwise));
          }}
        />
      </Form.Item>
      <Form.Item
        name="name"
        label={t('name')}
        extra={t('create.nameHelp')}
        rules={[
          ...required,
          { pattern: /^[a-z][a-z0-9_]{0,40}$/, message: t('create.nameRule') },
          {
            validator: (_rule, name: string) =>
              taken.includes(name) ? Promise.reject(new Error(t('create.taken'))) : Promise.resolve(),
          },
        ]}
      >
        <Input />
      </Form.Item>
    </>
  );
}
