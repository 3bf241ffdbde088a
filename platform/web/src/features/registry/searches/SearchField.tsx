import { useTranslation } from 'react-i18next';
import { CodePicker } from '@/components/pickers/CodePicker';
import { OrganisationPicker } from '@/components/pickers/OrganisationPicker';
import { PersonPicker } from '@/components/pickers/PersonPicker';
import { ReferencePicker } from '@/components/pickers/ReferencePicker';
import type { PickerProps } from '@/components/pickers/props';
import { useAddress } from '@/lib/address';
import { useLabel } from '@/lib/i18n';
import type { Status } from '@/lib/records';
import type { Search } from '../api';
import { RangeSearch } from './RangeSearch';
import { StatusSearch } from './StatusSearch';
import { TextSearch } from './TextSearch';

/** One of the searches a department chose for a view, by the type of its field. */
export function SearchField({ search, statuses }: { search: Search; statuses: Status[] }) {
  const label = useLabel()(search.label);
  const { t } = useTranslation('registry');
  const { parameters, change } = useAddress();
  const key = `f.${search.field}`;
  const common: PickerProps = {
    label,
    values: parameters.getAll(key),
    onChange: (values) => change({ [key]: values, record: null }),
  };
  if (search.range) return <RangeSearch label={label} name={key} number={isNumber(search.type)} />;
  if (search.field === 'status') return <StatusSearch {...common} statuses={statuses} />;
  switch (search.type) {
    case 'code':
    case 'codes':
      return <CodePicker {...common} table={search.codes ?? ''} />;
    case 'person':
    case 'persons':
      return <PersonPicker {...common} />;
    case 'organisation':
    case 'organisations':
      return <OrganisationPicker {...common} />;
    case 'reference':
    case 'references':
      return <ReferencePicker {...common} registry={search.registry ?? ''} />;
    case 'date':
    case 'timestamp':
      return <RangeSearch label={label} name={key} number={false} />;
    default:
      return <TextSearch {...common} placeholder={search.whole ? t('wholeValue') : undefined} />;
  }
}

const isNumber = (type: string) => ['integer', 'decimal', 'money'].includes(type);
