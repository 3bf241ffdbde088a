import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorsAt, useEditing } from '../editing';
import { listAt, moved, nameAt } from '../source';
import styles from '../Definition.module.css';

interface Props<T> {
  path: string;
  name: string;
  heads: string[];
  /** The cells of an entry. */
  cells: (entry: T, at: string, index: number) => ReactNode[];
  /** What stands under an entry, across the table. */
  below?: (entry: T, at: string, index: number) => ReactNode;
  /** More buttons for an entry, before those that every list has. */
  extra?: (entry: T, at: string, index: number) => ReactNode;
  added: (entries: T[]) => T;
  addText: string;
  empty?: string;
}

/** A list of a definition as a table: add, change, move, remove. */
export function ListEditor<T>({ path, name, heads, cells, below, extra, added, addText, empty }: Props<T>) {
  const { t } = useTranslation('definition');
  const { source, errors, set } = useEditing();
  const entries = listAt<T>(source, path);
  return (
    <div>
      {entries.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={name}>
            <thead>
              <tr>
                <th className={styles.no}>#</th>
                {heads.map((head) => (
                  <th key={head}>{head}</th>
                ))}
                <th>
                  <span className={styles.hidden}>{t('actions')}</span>
                </th>
              </tr>
            </thead>
            {entries.map((entry, index) => {
              const at = `${path}[${index}]`;
              const what = nameAt(entry) || String(index + 1);
              const under = below?.(entry, at, index);
              return (
                <tbody key={index}>
                  <tr>
                    <td className={styles.no}>{index + 1}</td>
                    {cells(entry, at, index).map((cell, no) => (
                      <td key={heads[no]}>{cell}</td>
                    ))}
                    <td className={styles.acts}>
                      <Space size={0}>
                        {extra?.(entry, at, index)}
                        <Button
                          type="text"
                          size="small"
                          icon={<ArrowUpOutlined />}
                          aria-label={t('moveUp', { what })}
                          disabled={index === 0}
                          onClick={() => set(path, moved(entries, index, index - 1))}
                        />
                        <Button
                          type="text"
                          size="small"
                          icon={<ArrowDownOutlined />}
                          aria-label={t('moveDown', { what })}
                          disabled={index === entries.length - 1}
                          onClick={() => set(path, moved(entries, index, index + 1))}
                        />
                        <Button
                          type="text"
                          size="small"
                          icon={<DeleteOutlined />}
                          aria-label={t('remove', { what })}
                          onClick={() => set(path, entries.toSpliced(index, 1))}
                        />
                      </Space>
                    </td>
                  </tr>
                  {under && (
                    <tr className={styles.below}>
                      <td />
                      <td colSpan={heads.length + 1}>{under}</td>
                    </tr>
                  )}
                </tbody>
              );
            })}
          </table>
        </div>
      )}
      {entries.length === 0 && empty && <p className={styles.help}>{empty}</p>}
      {errorsAt(errors, path).map((error) => (
        <div key={error.message} className={styles.fault}>
          {error.message}
        </div>
      ))}
      <Button
        type="dashed"
        icon={<PlusOutlined />}
        style={{ marginTop: 8 }}
        onClick={() => set(path, [...entries, added(entries)])}
      >
        {addText}
      </Button>
    </div>
  );
}
