import { DownloadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Count } from '@/lib/query';
import { words } from '@/lib/words';
import { exportAddress, grouped } from '../api';
import { startExport } from './api';

interface Props {
  view: string;
  query: URLSearchParams;
  /** How many the list finds. */
  count: Count | null | undefined;
}

/** All that a list shows as a file: at once, or in the background where it is long. */
export function ExportMenu({ view, query, count }: Props) {
  const { t } = useTranslation('registry');
  const { t: own } = useTranslation('export');
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const long = count?.capped ?? false;
  const begin = async (format: 'xlsx' | 'csv') => {
    try {
      const { id } = await startExport(view, format, grouped(query));
      void client.invalidateQueries({ queryKey: ['exports'] });
      message.success({
        key: id,
        duration: 8,
        content: (
          <>
            {own('started')}
            <Button
              type="link"
              size="small"
              onClick={() => {
                message.destroy(id);
                void navigate('/exports');
              }}
            >
              {own('look')}
            </Button>
          </>
        ),
      });
    } catch (failure) {
      message.error({ content: words(failure), duration: 8 });
    }
  };
  const item = (format: 'xlsx' | 'csv') =>
    long
      ? { key: format, label: t(format), onClick: () => void begin(format) }
      : {
          key: format,
          label: (
            <a href={exportAddress(view, query, format)} download>
              {t(format)}
            </a>
          ),
        };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          {
            type: 'group',
            label: own(long ? 'background' : 'direct'),
            children: [item('xlsx'), item('csv')],
          },
          { type: 'divider' },
          { key: 'mine', label: own('title'), onClick: () => void navigate('/exports') },
        ],
      }}
    >
      <Button icon={<DownloadOutlined />}>{t('export')}</Button>
    </Dropdown>
  );
}
