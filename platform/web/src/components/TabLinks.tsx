import { Link } from 'react-router';
import { changed, useAddress } from '@/lib/address';
import styles from './TabLinks.module.css';

export interface TabItem {
  key: string;
  label: string;
}

interface Props {
  name: string;
  /** The address parameter that says which is shown; absent means the first. */
  parameter: string;
  items: TabItem[];
  current: string;
}

/** Parts of a page, each with an address of its own. */
export function TabLinks({ name, parameter, items, current }: Props) {
  const { parameters } = useAddress();
  return (
    <nav className={styles.tabs} aria-label={name}>
      {items.map((item, index) => (
        <Link
          key={item.key}
          to={`?${changed(parameters, { [parameter]: index === 0 ? null : item.key }).toString()}`}
          replace
          className={styles.tab}
          aria-current={item.key === current ? 'page' : undefined}
        >
          {item.label}
        </Link>
      ))}
    </nav>
  );
}
