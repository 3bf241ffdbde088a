import { DownOutlined, StarFilled, StarOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, type MenuProps } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { words } from '@/lib/words';
import {
  grouped,
  removeSavedView,
  rowsQuery,
  setUsualView,
  useSavedViews,
  type SavedView,
  type ViewScreen,
} from './api';
import { SaveDialog } from './SaveDialog';

/** The lists that somebody kept of a view: opens, keeps, renames, shares and removes them. */
export function SavedMenu({ screen }: { screen: ViewScreen }) {
  const { t } = useTranslation('list');
  const { t: common } = useTranslation();
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const [parameters, setParameters] = useSearchParams();
  const [saving, setSaving] = useState<SavedView | 'new' | null>(null);
  const saved = useSavedViews(screen.view).data ?? [];
  const open = saved.find((one) => one.id === parameters.get('saved'));
  const usual = saved.find((one) => one.usual);
  const bare = !parameters.has('saved') && rowsQuery(parameters).size === 0;
  useEffect(() => {
    if (bare && usual) setParameters(addressOf(usual), { replace: true });
  }, [bare, usual, setParameters]);
  const reload = () => client.invalidateQueries({ queryKey: ['saved-views', screen.view] });
  const show = (one: SavedView | null) => setParameters(addressOf(one));
  const attempt = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work();
      message.success(done);
      await reload();
    } catch (failure) {
      message.error({ content: words(failure), duration: 8 });
    }
  };
  const remove = (one: SavedView) =>
    modal.confirm({
      title: t('saved.removeTitle', { name: one.name }),
      content: one.sharedRole || one.sharedOrganisation ? t('saved.removeShared') : undefined,
      okText: common('remove'),
      okButtonProps: { danger: true },
      cancelText: common('cancel'),
      onOk: () =>
        attempt(async () => {
          await removeSavedView(screen.view, one);
          show(null);
        }, t('saved.removed')),
    });
  const named = (one: SavedView) => (
    <span>
      {one.name}
      {!one.mine && <span style={{ color: 'var(--jg-muted)' }}> {one.ownerName}</span>}
    </span>
  );
  const items: MenuProps['items'] = [
    { key: 'none', label: t('saved.none'), onClick: () => show(null) },
    ...saved.map((one) => ({
      key: one.id,
      label: named(one),
      icon: one.usual ? <StarFilled /> : undefined,
      onClick: () => show(one),
    })),
    { type: 'divider' as const },
    { key: 'add', label: t('saved.add'), onClick: () => setSaving('new') },
    ...(open?.mine
      ? [
          { key: 'change', label: t('saved.change', { name: open.name }), onClick: () => setSaving(open) },
          {
            key: 'remove',
            danger: true,
            label: t('saved.remove', { name: open.name }),
            onClick: () => void remove(open),
          },
        ]
      : []),
    ...(open
      ? [
          {
            key: 'usual',
            icon: <StarOutlined />,
            label: open.usual ? t('saved.notUsual') : t('saved.usual', { name: open.name }),
            onClick: () =>
              void attempt(
                () => setUsualView(screen.view, open.usual ? null : open.id),
                open.usual ? t('saved.usualUnset') : t('saved.usualSet'),
              ),
          },
        ]
      : []),
  ];
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, selectable: true, selectedKeys: [open?.id ?? 'none'] }}>
        <Button type="text" icon={open?.usual ? <StarFilled /> : <StarOutlined />}>
          {open?.name ?? t('saved.open')}
          <DownOutlined aria-hidden style={{ fontSize: 10 }} />
        </Button>
      </Dropdown>
      {saving && (
        <SaveDialog
          view={screen.view}
          known={saving === 'new' ? null : saving}
          parameters={grouped(rowsQuery(parameters))}
          onClose={() => setSaving(null)}
          onSaved={(one) => {
            setSaving(null);
            void reload().then(() => show(one));
          }}
        />
      )}
    </>
  );
}

function addressOf(one: SavedView | null): URLSearchParams {
  const next = new URLSearchParams();
  for (const [key, values] of Object.entries(one?.parameters ?? {}))
    values.forEach((value) => next.append(key, value));
  next.set('saved', one?.id ?? 'none');
  return next;
}
