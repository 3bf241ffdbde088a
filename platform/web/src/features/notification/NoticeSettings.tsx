import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure';
import { Section } from '@/components/Section';
import { Waiting } from '@/components/Waiting';
import { ApiError } from '@/lib/api';
import { words } from '@/lib/words';
import { saveChoices, tryOut, useChoices, type Choices } from './api';
import { KindTable } from './KindTable';
import { NoticePage } from './NoticePage';
import styles from './NoticeSettings.module.css';

export function NoticeSettings() {
  const found = useChoices();
  return (
    <NoticePage>
      {found.isPending && <Waiting lines={8} />}
      {found.isError && !found.data && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && <SettingsForm choices={found.data} />}
    </NoticePage>
  );
}

const shortTime = (time: string | null) => time?.slice(0, 5) ?? '';

/** Over which ways, and when, one wants to hear of what. */
function SettingsForm({ choices }: { choices: Choices }) {
  const { t } = useTranslation('notification');
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Partial<Choices>>();
  const [kinds, setKinds] = useState(choices.kinds);
  const [saving, setSaving] = useState(false);
  const mail = choices.available.includes('mail');
  const webhook = choices.available.includes('webhook');
  const save = async (values: Partial<Choices>) => {
    setSaving(true);
    const orNull = (text: string | null | undefined) => text?.trim() || null;
    try {
      const saved = await saveChoices({
        ...values,
        email: orNull(values.email),
        webhookUrl: orNull(values.webhookUrl),
        quietFrom: orNull(values.quietFrom),
        quietUntil: orNull(values.quietUntil),
        digestAt: orNull(values.digestAt),
        kinds,
      });
      client.setQueryData(['notices', 'choices'], saved);
      message.success(t('saved'));
    } catch (failure) {
      if (failure instanceof ApiError && failure.errors.length > 0) {
        form.setFields(
          failure.errors.map((one) => ({ name: one.field as keyof Choices, errors: [one.message] })),
        );
      } else message.error(words(failure));
    } finally {
      setSaving(false);
    }
  };
  const trial = () =>
    tryOut().then(
      () => void message.success(t('tried')),
      (failure: unknown) => void message.error(words(failure)),
    );
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{
        ...choices,
        quietFrom: shortTime(choices.quietFrom),
        quietUntil: shortTime(choices.quietUntil),
        digestAt: shortTime(choices.digestAt),
      }}
      onFinish={(values) => void save(values)}
      className={styles.form}
    >
      <Section title={t('ways')}>
        <p className={styles.help}>{t('productAlways')}</p>
        {!mail && <Alert type="info" showIcon title={t('noMail')} />}
        <div className={styles.fields}>
          <Form.Item name="email" label={t('email')} extra={t('emailHelp')}>
            <Input type="email" autoComplete="email" disabled={!mail} />
          </Form.Item>
          <Form.Item name="language" label={t('language')}>
            <Select
              options={[
                { value: 'zh', label: '中文' },
                { value: 'en', label: 'English' },
              ]}
            />
          </Form.Item>
          {webhook && (
            <Form.Item name="webhookUrl" label={t('webhook')} extra={t('webhookHelp')}>
              <Input type="url" />
            </Form.Item>
          )}
          {choices.webhookSecret && (
            <Form.Item label={t('secret')} extra={t('secretHelp')}>
              <Input.Password readOnly value={choices.webhookSecret} />
            </Form.Item>
          )}
        </div>
      </Section>
      <Section title={t('times')}>
        <div className={styles.fields}>
          <Form.Item name="quietFrom" label={t('quietFrom')} extra={t('quietHelp')}>
            <Input type="time" />
          </Form.Item>
          <Form.Item name="quietUntil" label={t('quietUntil')}>
            <Input type="time" />
          </Form.Item>
          <Form.Item name="digestAt" label={t('digestAt')} extra={t('digestHelp')}>
            <Input type="time" />
          </Form.Item>
        </div>
      </Section>
      {(mail || webhook) && (
        <Section title={t('kinds')}>
          <KindTable kinds={kinds} mail={mail} webhook={webhook} onChange={setKinds} />
        </Section>
      )}
      <div className={styles.bar}>
        <Button onClick={() => void trial()}>{t('trial')}</Button>
        <Button type="primary" htmlType="submit" loading={saving}>
          {t('save', { ns: 'common' })}
        </Button>
      </div>
    </Form>
  );
}
