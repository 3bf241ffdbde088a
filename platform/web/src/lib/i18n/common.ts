import type { Messages } from './index';

export const zh = {
  product: '监管',
  loading: '正在加载…',
};

export const en: Messages<typeof zh> = {
  product: 'Jianguan',
  loading: 'Loading…',
};
