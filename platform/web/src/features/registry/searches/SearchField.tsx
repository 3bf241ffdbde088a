import { useAddress } from '@/lib/address';
import { useLabel } from '@/lib/i18n';
import type { Status } from '@/lib/records';
import type { Search } from '../api';
import { CodeSearch } from './CodeSearch';
import { OrganisationSearch } from './OrganisationSearch';
import { PersonSearch } from './PersonSearch';
import { RangeSearch } from './RangeSearch';
import { ReferenceSearch } from './ReferenceSearch';
import { StatusSearch } from './StatusSearch';
import { TextSearch } from './TextSearch';

/** What every search of a list gets: what is chosen now, and how to choose something else. */
export interface SearchProps {
  label: string;
  values: string[];
  onChange: (values: string[]) => void;
}

/** One of the searches a department chose for a view, by the type of its field. */
export function SearchField({ search, statuses }: { search: Search; statuses: Status[] }) {
  const label = useLabel()(search.label);
  const { parameters, change } = useAddress();
  const key = `f.${search.field}`;
  const common: SearchProps = {
    label,
    values: parameters.getAll(key),
    onChange: (values) => change({ [key]: values, record: null }),
  };
  if (search.range) return <RangeSearch label={label} name={key} number={isNumber(search.type)} />;
  if (search.field === 'status') return <StatusSearch {...common} statuses={statuses} />;
  switch (search.type) {
    case 'code':
    case 'codes':
      return <CodeSearch {...common} table={search.codes ?? ''} />;
    case 'person':
    case 'persons':
      return <PersonSearch {...common} />;
    case 'organisation':
    case 'organisations':
      return <OrganisationSearch {...common} />;
    case 'reference':
    case 'references':
      return <ReferenceSearch {...common} registry={search.registry ?? ''} />;
    case 'date':
    case 'timestamp':
      return <RangeSearch label={label} name={key} number={false} />;
    default:
      return <TextSearch {...common} />;
  }
}

const isNumber = (type: string) => ['integer', 'decimal', 'money'].includes(type);
