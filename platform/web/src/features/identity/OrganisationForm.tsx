import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Section } from '@/components/Section';
import { useAddress } from '@/lib/address';
import { showFieldErrors } from '@/lib/fieldErrors';
import { changeOrganisation, createOrganisation, type Organisation } from './api';
import { OrganisationSelect } from './OrganisationSelect';
import styles from './Admin.module.css';

const kinds = ['district', 'bureau', 'department', 'township', 'enterprise'] as const;

interface Props {
  /** Null: a new one. */
  organisation: Organisation | null;
  parent: string | null;
}

export function OrganisationForm({ organisation, parent }: Props) {
  const { t } = useTranslation('identity');
  const { t: common } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { change } = useAddress();
  const [form] = Form.useForm<Organisation>();
  const [saving, setSaving] = useState(false);
  const required = [{ required: true, message: t('password.required') }];
  const save = async (values: Organisation) => {
    setSaving(true);
    try {
      const draft = { ...values, region: values.region || null, parentCode: values.parentCode ?? null };
      const saved = organisation
        ? await changeOrganisation({ ...draft, code: organisation.code })
        : await createOrganisation({ ...draft, active: true });
      message.success(t('organisations.saved', { name: saved.name }));
      await client.invalidateQueries({ queryKey: ['organisations'] });
      change({ organisation: saved.code, new: null });
    } catch (failure) {
      const text = showFieldErrors(form, failure);
      if (text) message.error(text);
    } finally {
      setSaving(false);
    }
  };
  return (
    <div className={styles.form}>
      {organisation && (
        <p className={styles.links}>
          <Link to={`/admin/users?organisation=${encodeURIComponent(organisation.code)}`}>
            {t('organisations.people')}
          </Link>
          <Link to={`?new=${encodeURIComponent(organisation.code)}`}>{t('organisations.below')}</Link>
        </p>
      )}
      <Section title={organisation ? organisation.name : t('organisations.create')}>
        <Form
          form={form}
          layout="vertical"
          initialValues={organisation ?? { parentCode: parent, kind: 'department' }}
          onFinish={(values) => void save(values)}
        >
          {!organisation && (
            <Form.Item
              name="code"
              label={t('organisations.code')}
              extra={t('organisations.codeHelp')}
              rules={required}
            >
              <Input autoFocus />
            </Form.Item>
          )}
          <Form.Item name="name" label={t('organisations.name')} rules={required}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="kind" label={t('organisations.kind')} rules={required}>
            <Select
              options={kinds.map((kind) => ({ value: kind, label: t(`organisations.kinds.${kind}`) }))}
            />
          </Form.Item>
          <Form.Item name="parentCode" label={t('organisations.parent')}>
            <OrganisationSelect
              allowClear
              placeholder={t('organisations.root')}
              without={organisation?.code}
            />
          </Form.Item>
          <Form.Item name="region" label={t('organisations.region')}>
            <Input />
          </Form.Item>
          {organisation && (
            <Form.Item
              name="active"
              label={t('organisations.active')}
              valuePropName="checked"
              extra={t('organisations.inactiveHelp')}
            >
              <Switch />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit" loading={saving}>
            {common('save')}
          </Button>
        </Form>
      </Section>
    </div>
  );
}
