import { ConfigProvider } from 'antd';
import { useTranslation } from 'react-i18next';
import '@/lib/i18n';

export function App() {
  const { t } = useTranslation();
  return (
    <ConfigProvider>
      <main>{t('product')}</main>
    </ConfigProvider>
  );
}
