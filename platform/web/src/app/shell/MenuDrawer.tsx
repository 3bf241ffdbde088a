import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const flush = { body: { padding: 0 } };

/** The navigation where there is no room for it beside the page. */
export function MenuDrawer({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation('app');
  return (
    <Drawer open onClose={onClose} placement="left" size={288} title={t('menu')} styles={flush}>
      {children}
    </Drawer>
  );
}
