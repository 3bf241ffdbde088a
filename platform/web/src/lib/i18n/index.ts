import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { setApiLanguage } from '@/lib/api';
import { en, zh } from './common';

export type Language = 'zh' | 'en';

/** A label of a definition, as the server sends it. */
export interface Label {
  zh: string;
  en: string;
}

/**
 * The texts of each feature by namespace. A feature adds its own:
 * `declare module '@/lib/i18n' { interface Namespaces { task: typeof zh } }` and calls `addMessages('task', { zh, en })`.
 */
export interface Namespaces {
  common: typeof zh;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Namespaces;
  }
}

/** The shape of a namespace, with any text in the leaves: English must have the keys that Chinese has. */
export type Messages<T> = { [K in keyof T]: T[K] extends string ? string : Messages<T[K]> };

const storageKey = 'jianguan.language';
const remembered = (): Language => (localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh');

export const languageTag = (language: Language) => (language === 'en' ? 'en' : 'zh-CN');

function apply(language: Language) {
  document.documentElement.lang = languageTag(language);
  setApiLanguage(languageTag(language));
}

void i18next.use(initReactI18next).init({
  lng: remembered(),
  fallbackLng: 'zh',
  defaultNS: 'common',
  resources: { zh: { common: zh }, en: { common: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
});
apply(remembered());

export function addMessages<N extends keyof Namespaces>(
  namespace: N,
  texts: { zh: Namespaces[N]; en: Messages<Namespaces[N]> },
) {
  i18next.addResourceBundle('zh', namespace, texts.zh, true, true);
  i18next.addResourceBundle('en', namespace, texts.en, true, true);
}

export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'zh');

export async function switchLanguage(language: Language) {
  localStorage.setItem(storageKey, language);
  apply(language);
  await i18next.changeLanguage(language);
}

/** The language of the screen; the component renders again when it is switched. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh';
}

export const labelIn = (label: Label | string | null | undefined, language: Language): string =>
  typeof label === 'string' ? label : (label?.[language] ?? label?.zh ?? '');

/** Picks the text of a `{zh, en}` label in the language of the screen. */
export function useLabel(): (label: Label | string | null | undefined) => string {
  const language = useLanguage();
  return (label) => labelIn(label, language);
}
