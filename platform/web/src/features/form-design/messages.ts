import { addMessages } from '@/lib/i18n';
import { en } from './locales/en';
import { zh } from './locales/zh';

declare module '@/lib/i18n' {
  interface Namespaces {
    formDesign: typeof zh;
  }
}

addMessages('formDesign', { zh, en });
