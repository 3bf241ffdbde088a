import { useId } from 'react';
import { Link } from 'react-router';
import { countText } from '@/lib/query';
import styles from './Figures.module.css';

export interface Figure {
  key: string;
  label: string;
  /** Unknown while it loads. */
  value: number | undefined;
  capped?: boolean;
  to: string;
  /** Only where the figure is not zero. */
  tone?: 'near' | 'overdue';
}

/** A few figures, each a way to what it counts. */
export function Figures({
  title,
  titled = false,
  figures,
}: {
  title: string;
  titled?: boolean;
  figures: Figure[];
}) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={titled ? styles.title : 'jg-hidden'}>
        {title}
      </h2>
      <ul className={styles.figures}>
        {figures.map((figure) => (
          <li key={figure.key}>
            <Link to={figure.to} className={styles.figure} data-tone={figure.value ? figure.tone : undefined}>
              <span className={styles.label}>{figure.label}</span>
              <span className={styles.value}>
                {figure.value === undefined
                  ? '–'
                  : countText({ value: figure.value, capped: figure.capped ?? false })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
