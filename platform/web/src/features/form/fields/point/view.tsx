import { AimOutlined, EnvironmentOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { lazy, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IslandProps } from '../island';
import { type Coordinates, isOnEarth, pointOf, pointText, readPoint, spoken } from './coordinates';
import { point } from './definition';
import { usePosition } from './usePosition';

/** Read only where somebody looks at a map. */
const PointMap = lazy(() => import('./PointMap'));

/** A position: where the device is, a place on a map, or coordinates as people paste them. */
export function PointView(props: IslandProps) {
  const { t } = useTranslation('form');
  const place = pointOf(props.value);
  const there = place && isOnEarth(place) ? place : undefined;
  if (!props.readonly) return <PointInput {...props} there={there} />;
  if (!there) return <span className="jg-unset">{t('choice.unset')}</span>;
  return (
    <div className="jg-text">
      {pointText(there)}
      <Spoken there={there} />
      <OnMap there={there} />
    </div>
  );
}

/** A map that opens below its button. */
function OnMap({ there, disabled, choose }: MapProps) {
  const { t } = useTranslation('form');
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button
        icon={<EnvironmentOutlined aria-hidden />}
        disabled={disabled}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t(open ? 'point.closeMap' : choose ? 'point.chooseOnMap' : 'point.showOnMap')}
      </Button>
      <div id={id} className="jg-point-map">
        {open && (
          <Suspense fallback={<div className="jg-map" />}>
            <PointMap there={there} choose={disabled ? undefined : choose} />
          </Suspense>
        )}
      </div>
    </>
  );
}

interface MapProps {
  there: Coordinates | undefined;
  disabled?: boolean;
  choose?: (coordinates: Coordinates) => void;
}

/** In words; the address opens whatever the device has for maps. */
function Spoken({ there }: { there: Coordinates }) {
  const { t } = useTranslation('form');
  const words = {
    east: t('point.east'),
    west: t('point.west'),
    north: t('point.north'),
    south: t('point.south'),
  };
  return (
    <div className="jg-under">
      {spoken(there, words, t('point.separator'))}{' '}
      <a className="jg-elsewhere" href={`geo:${there.latitude},${there.longitude}`}>
        {t('point.open')}
      </a>
    </div>
  );
}

function PointInput({ there, value, ...props }: IslandProps & { there: Coordinates | undefined }) {
  const { t } = useTranslation('form');
  const [typed, setTyped] = useState<string>();
  const take = (coordinates: Coordinates) => {
    setTyped(undefined);
    props.change(pointText(coordinates));
  };
  const position = usePosition(take);
  const choose = (coordinates: Coordinates) => {
    position.forget();
    take(coordinates);
    props.blur();
  };
  const change = (text: string) => {
    setTyped(text);
    position.forget();
    const found = readPoint(text);
    const kept = found ? pointText(found) : text;
    props.change(point.config.sanitizeValue({ formField: props.field, data: {}, value: kept }));
  };
  return (
    <>
      <div className="jg-point">
        <Input
          id={props.domId}
          value={typed ?? (typeof value === 'string' ? value : '')}
          disabled={props.disabled}
          status={props.invalid ? 'error' : undefined}
          placeholder={t('point.placeholder')}
          autoComplete="off"
          maxLength={120}
          onChange={({ target }) => change(target.value)}
          onBlur={() => {
            setTyped(undefined);
            props.blur();
          }}
          aria-invalid={props.invalid}
          aria-describedby={`${props.domId}-spoken ${props.describedBy}`}
        />
        <Button
          icon={<AimOutlined aria-hidden />}
          loading={position.asking}
          disabled={props.disabled}
          onClick={position.ask}
        >
          {t('point.mine')}
        </Button>
        <OnMap there={there} disabled={props.disabled} choose={choose} />
      </div>
      <div id={`${props.domId}-spoken`} role="status">
        {there && <Spoken there={there} />}
        {there && position.accuracy !== undefined && (
          <div className="jg-under">{t('point.accuracy', { metres: position.accuracy })}</div>
        )}
        {position.failure && <div className="jg-under jg-failed">{t(`point.${position.failure}`)}</div>}
      </div>
    </>
  );
}
