import '@/lib/i18n';
import './messages';
import './theme.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { App as Messages, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect } from 'react';
import { RouterProvider } from 'react-router';
import { useLanguage } from '@/lib/i18n';
import { queryClient } from '@/lib/query';
import { router } from './routes';
import { theme } from './theme';

const button = { autoInsertSpace: false };

export function App() {
  const language = useLanguage();
  useEffect(() => {
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
    void queryClient.invalidateQueries();
  }, [language]);
  return (
    <QueryClientProvider client={queryClient}>
      <ConfigProvider theme={theme} locale={language === 'zh' ? zhCN : enUS} button={button}>
        <Messages message={{ maxCount: 3, duration: 5 }} component={false}>
          <RouterProvider router={router} />
        </Messages>
      </ConfigProvider>
    </QueryClientProvider>
  );
}
