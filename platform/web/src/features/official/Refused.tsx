import { Alert } from 'antd';
import { ApiError } from '@/lib/api';
import { words } from '@/lib/words';
import styles from './Official.module.css';

/** Why something was not done, fault by fault where there are several. */
export function Refused({ failure }: { failure: unknown }) {
  const faults = failure instanceof ApiError ? failure.errors : [];
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={words(failure)}
      description={
        faults.length > 0 && (
          <ul className={styles.faults}>
            {faults.map((one) => (
              <li key={`${one.field}/${one.code}`}>
                {one.field.startsWith('{{') && <code>{one.field} </code>}
                {one.message}
              </li>
            ))}
          </ul>
        )
      }
    />
  );
}
