import { DownOutlined, EditOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/lib/i18n';
import type { Count } from '@/lib/query';
import { exportAddress, grouped, type Action, type ViewScreen } from '../api';
import { BatchDialog } from './BatchDialog';
import { DeedDialog } from './DeedDialog';

interface Props {
  screen: ViewScreen;
  /** Rows that are chosen. */
  chosen: string[];
  /** How many the list finds. */
  count: Count | null | undefined;
  query: URLSearchParams;
}

/** What the list offers to do with the rows that are chosen, or with all that it finds. */
export function BulkActions({ screen, chosen, count, query }: Props) {
  const { t } = useTranslation('recordBatch');
  const label = useLabel();
  const [open, setOpen] = useState<'change' | 'delete' | Action>();
  const offered = screen.bulkActions;
  const changes = offered.includes('change') || offered.includes('status');
  const many = chosen.length > 0 ? `（${chosen.length}）` : '';
  const start = (name: string) => {
    const action = screen.actions.find((one) => one.action === name);
    return action ? [{ key: name, label: label(action.label), onClick: () => setOpen(action) }] : [];
  };
  const file = (format: 'xlsx' | 'csv') => ({
    key: format,
    disabled: chosen.length === 0,
    label: (
      <a href={exportAddress(screen.view, only(query, chosen), format)} download>
        {t('exportChosen', { total: chosen.length, format })}
      </a>
    ),
  });
  const items: MenuProps['items'] = offered.flatMap((name): NonNullable<MenuProps['items']> => {
    switch (name) {
      case 'change':
      case 'status':
        return [];
      case 'export':
        return [file('xlsx'), file('csv')];
      case 'delete':
        return [{ key: name, danger: true, label: t('kinds.delete.open'), onClick: () => setOpen('delete') }];
      default:
        return start(name);
    }
  });
  const common = { screen, chosen, count, parameters: grouped(query), onClose: () => setOpen(undefined) };
  return (
    <>
      {changes && (
        <Button type="text" icon={<EditOutlined />} onClick={() => setOpen('change')}>
          {t('kinds.change.open')}
          {many}
        </Button>
      )}
      {items.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items }}>
          <Button type="text">
            {t('deeds')}
            {many} <DownOutlined aria-hidden />
          </Button>
        </Dropdown>
      )}
      {open === 'change' && <BatchDialog {...common} />}
      {open !== undefined && open !== 'change' && <DeedDialog {...common} deed={open} />}
    </>
  );
}

/** The same list, of the chosen rows. */
function only(query: URLSearchParams, chosen: string[]) {
  const narrowed = new URLSearchParams(query);
  chosen.forEach((id) => narrowed.append('f.id', id));
  return narrowed;
}
