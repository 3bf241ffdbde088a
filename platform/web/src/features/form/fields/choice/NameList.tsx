import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';

interface Named {
  value: string;
  label: string;
  hint?: string | null;
}

/** What was chosen, as text; undefined while the names are on their way. */
export function NameList({ names }: { names?: Named[] }) {
  const { t } = useTranslation('form');
  if (!names) return <Skeleton.Input active size="small" />;
  if (names.length === 0) return <span className="jg-unset">{t('choice.unset')}</span>;
  return (
    <ul className="jg-names">
      {names.map(({ value, label, hint }) => (
        <li key={value}>
          {label}
          {hint && <small>{hint}</small>}
        </li>
      ))}
    </ul>
  );
}
