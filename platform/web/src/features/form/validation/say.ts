import { en } from '../locales/en';
import { zh } from '../locales/zh';

export type FaultText = keyof typeof zh.faults;
export type SchemaFaultText = keyof typeof zh.schemaFaults;
export type Parameters = Record<string, string | number>;
export type Say<T = FaultText> = (text: T, parameters?: Parameters) => string;

/** Fills `{{name}}` as the screens' i18n does, without needing it on the server. */
const fill = (text: string, parameters: Parameters = {}) =>
  text.replace(/{{(\w+)}}/g, (_, name: string) => String(parameters[name] ?? ''));

const textsIn = (language: string) => (language.toLowerCase().startsWith('en') ? en : zh);

export const sayIn = (language: string): Say => {
  const texts = textsIn(language).faults;
  return (text, parameters) => fill(texts[text], parameters);
};

export const saySchemaIn = (language: string): Say<SchemaFaultText> => {
  const texts = textsIn(language).schemaFaults;
  return (text, parameters) => fill(texts[text], parameters);
};
