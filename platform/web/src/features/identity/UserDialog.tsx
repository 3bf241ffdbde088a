import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Waiting } from '@/components/Waiting';
import { showFieldErrors } from '@/lib/fieldErrors';
import { isCode, words } from '@/lib/words';
import { changeUser, createUser, draftOf, loadUser, type UserDraft } from './api';
import { GrantFields } from './GrantFields';
import { OrganisationSelect } from './OrganisationSelect';

interface Props {
  /** Null: a new account. */
  username: string | null;
  /** Where a new person works, if the list says. */
  organisation?: string;
  onClose: () => void;
}

/** An account: who, where, with which roles in which organisations. */
export function UserDialog({ username, organisation, onClose }: Props) {
  const { t } = useTranslation('identity');
  const { t: common } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<UserDraft>();
  const [opened, setOpened] = useState<{ draft: Partial<UserDraft>; version: string | undefined } | null>(
    username === null ? { draft: { organisation, roles: [] }, version: undefined } : null,
  );
  const [saving, setSaving] = useState(false);
  const required = [{ required: true, message: t('password.required') }];

  useEffect(() => {
    if (username === null) return;
    let shown = true;
    loadUser(username).then(
      ({ value, version }) => shown && setOpened({ draft: draftOf(value), version }),
      (failure: unknown) => {
        message.error(words(failure));
        onClose();
      },
    );
    return () => {
      shown = false;
    };
  }, [username, message, onClose]);

  const save = async (values: UserDraft) => {
    setSaving(true);
    try {
      if (username === null) await createUser({ ...values, active: true });
      else await changeUser({ ...values, username, active: opened?.draft.active ?? true }, opened?.version);
      message.success(t(username === null ? 'users.created' : 'users.saved', { name: values.name }));
      void client.invalidateQueries({ queryKey: ['users'] });
      onClose();
    } catch (failure) {
      if (isCode(failure, 'identity.stale') && username !== null) {
        const { value, version } = await loadUser(username);
        form.setFieldsValue(draftOf(value));
        setOpened({ draft: draftOf(value), version });
        message.warning(t('users.stale'));
      } else {
        const text = showFieldErrors(form, failure);
        if (text) message.error(text);
      }
    } finally {
      setSaving(false);
    }
  };
  return (
    <Modal
      open
      title={t(username === null ? 'users.create' : 'users.edit')}
      okText={common('save')}
      cancelText={common('cancel')}
      confirmLoading={saving}
      okButtonProps={{ disabled: opened === null }}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={620}
    >
      {opened === null ? (
        <Waiting />
      ) : (
        <Form
          form={form}
          layout="vertical"
          initialValues={opened.draft}
          onFinish={(values) => void save(values)}
        >
          {username === null && (
            <Form.Item
              name="username"
              label={t('users.username')}
              extra={t('users.usernameHelp')}
              rules={required}
            >
              <Input autoComplete="off" autoFocus />
            </Form.Item>
          )}
          <Form.Item name="name" label={t('users.name')} rules={required}>
            <Input autoComplete="off" maxLength={100} />
          </Form.Item>
          <Form.Item name="organisation" label={t('users.organisation')} rules={required}>
            <OrganisationSelect />
          </Form.Item>
          <GrantFields />
          {username === null && (
            <Form.Item
              name="password"
              label={t('users.password')}
              extra={t('users.passwordHelp')}
              rules={required}
            >
              <Input.Password autoComplete="new-password" />
            </Form.Item>
          )}
        </Form>
      )}
    </Modal>
  );
}
