import { Input, Modal, type InputRef } from 'antd';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Me } from '@/lib/me';
import { useFindings, type Finding } from './findings';
import styles from './Palette.module.css';

/** Ctrl+K: from anywhere to a page, a task or a record by its number or name. */
export function Palette({ me, onClose }: { me: Me; onClose: () => void }) {
  const { t } = useTranslation('app');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const { findings, searching } = useFindings(me, text.trim());
  const navigate = useNavigate();
  const input = useRef<InputRef>(null);
  const listId = useId();
  const at = Math.min(chosen, findings.length - 1);

  useEffect(() => {
    document.getElementById(`${listId}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, at]);

  const open = (finding: Finding | undefined) => {
    if (!finding) return;
    onClose();
    void navigate(finding.to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setChosen(Math.min(findings.length - 1, Math.max(0, at + step)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      open(findings[at]);
    }
  };
  return (
    <Modal
      open
      footer={null}
      closable={false}
      onCancel={onClose}
      title={<span className="jg-hidden">{t('palette.title')}</span>}
      width={620}
      style={{ top: '10vh' }}
      afterOpenChange={(shown) => shown && input.current?.focus()}
    >
      <Input
        ref={input}
        autoFocus
        size="large"
        variant="filled"
        value={text}
        placeholder={t('palette.hint')}
        role="combobox"
        aria-label={t('palette.title')}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={findings.length > 0 ? `${listId}-${at}` : undefined}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} className={styles.list} role="listbox" aria-label={t('palette.title')}>
        {findings.map((finding, index) => (
          <div
            key={finding.key}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            className={styles.finding}
            onMouseMove={() => setChosen(index)}
            onClick={() => open(finding)}
          >
            <span className={styles.kind}>{t(`palette.${finding.kind}`)}</span>
            <span className={styles.title}>{finding.title}</span>
            {finding.hint && <span className={styles.hint}>{finding.hint}</span>}
          </div>
        ))}
      </div>
      <p className={styles.help} role="status">
        {searching
          ? t('palette.searching')
          : findings.length === 0
            ? t('palette.nothing', { q: text.trim() })
            : t('palette.help')}
      </p>
    </Modal>
  );
}
