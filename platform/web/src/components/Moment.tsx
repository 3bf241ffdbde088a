import { languageTag, useLanguage } from '@/lib/i18n';
import { dateTime, relative } from '@/lib/time';

/** An instant as `2026-11-22 14:05`; how long ago it is on hover. */
export function Moment({ at, short = false }: { at: string | null | undefined; short?: boolean }) {
  const language = useLanguage();
  if (!at) return null;
  const text = dateTime(at);
  return (
    <time dateTime={at} title={relative(at, languageTag(language))} style={{ whiteSpace: 'nowrap' }}>
      {short ? text.slice(5) : text}
    </time>
  );
}
