import { Select, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { IslandProps } from '../island';
import { useThen } from '../snapshot';
import { type Level, useLevels, useRegionPath } from './useLevels';

/** A region from the province down, a select for each level. */
export function RegionView(props: IslandProps) {
  const code = typeof props.value === 'string' ? props.value : '';
  return props.readonly ? <Chosen code={code} /> : <Levels {...props} code={code} />;
}

function Chosen({ code }: { code: string }) {
  const { t } = useTranslation('form');
  const then = useThen('region')(code);
  const { names, isPending } = useRegionPath(then === undefined ? code : '');
  if (code === '') return <span className="jg-unset">{t('choice.unset')}</span>;
  if (then !== undefined) return then;
  return isPending ? <Skeleton.Input active size="small" /> : names.join(' ') || code;
}

function Levels(props: IslandProps & { code: string }) {
  const levels = useLevels(props.code, true);
  return (
    <div
      className="jg-levels"
      role="group"
      aria-labelledby={`${props.domId}-label`}
      aria-describedby={props.describedBy}
    >
      {levels.map((level, at) => (
        <LevelSelect
          key={level.level}
          {...props}
          level={level}
          first={at === 0}
          above={levels[at - 1]?.chosen?.code ?? null}
        />
      ))}
    </div>
  );
}

interface LevelProps extends IslandProps {
  level: Level;
  first: boolean;
  above: string | null;
}

function LevelSelect({ level, first, above, ...props }: LevelProps) {
  const { t } = useTranslation('form');
  const name = t(`region.${level.level}`);
  const listed = level.options;
  const gone = level.chosen && !listed.some(({ code }) => code === level.chosen?.code) ? [level.chosen] : [];
  return (
    <Select
      id={first ? props.domId : `${props.domId}-${level.level}`}
      className="jg-choice"
      value={level.chosen?.code ?? null}
      options={[...listed, ...gone].map(({ code, label }) => ({ value: code, label }))}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      loading={level.loading}
      disabled={props.disabled}
      status={props.invalid ? 'error' : undefined}
      placeholder={name}
      notFoundContent={t(level.failed ? 'choice.failed' : level.loading ? 'choice.searching' : 'choice.none')}
      onChange={(next: string | null | undefined) => props.change(next ?? above)}
      onBlur={props.blur}
      aria-label={`${props.field.label ?? ''} ${name}`.trim()}
      aria-invalid={props.invalid}
      virtual={false}
    />
  );
}
