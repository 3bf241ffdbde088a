import type { Map as LeafletMap, Marker } from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { type Coordinates, pointText } from './coordinates';
import { Graticule } from './Graticule';
import { chooseOn, drawOutline, markerOn, openMap } from './leafletMap';
import { type MapSettings, useMapSettings, useOutline } from './mapSettings';
import './map.css';

interface Props {
  there: Coordinates | undefined;
  /** Takes the place that was chosen; none: it is only looked at. */
  choose?: (coordinates: Coordinates) => void;
}

/** The map of a position, to choose it or to look at it: the installation's pictures, or a grid with a scale. */
export default function PointMap(props: Props) {
  const settings = useMapSettings();
  return settings ? <Shown {...props} settings={settings} /> : <div className="jg-map" />;
}

function Shown({ there, choose, settings }: Props & { settings: MapSettings }) {
  const { t } = useTranslation('form');
  const frame = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<LeafletMap>();
  const [first] = useState(there);
  useOpen(frame, settings, first, setMap);
  useMarker(map, there, choose);

  const outline = useOutline(settings.outline);
  useEffect(() => {
    return map && outline ? drawOutline(map, outline, !first && !settings.centre) : undefined;
  }, [map, outline, settings, first]);

  return (
    <>
      <div className="jg-map" data-plain={settings.tiles.length === 0}>
        <div ref={frame} className="jg-map-frame" role="application" aria-label={t('point.map')} />
        {map && settings.tiles.length === 0 && <Graticule map={map} />}
        {choose && <div className="jg-map-middle" aria-hidden />}
      </div>
      <div className="jg-under">
        {choose && t('point.mapHint')} {t('point.system')}
      </div>
    </>
  );
}

function useOpen(
  frame: RefObject<HTMLDivElement | null>,
  settings: MapSettings,
  first: Coordinates | undefined,
  opened: (map: LeafletMap | undefined) => void,
) {
  const { t } = useTranslation('form');
  useEffect(() => {
    if (!frame.current) return;
    const map = openMap(frame.current, settings, first, {
      zoomIn: t('point.zoomIn'),
      zoomOut: t('point.zoomOut'),
    });
    const sized = new ResizeObserver(() => map.invalidateSize());
    sized.observe(map.getContainer());
    opened(map);
    return () => {
      sized.disconnect();
      map.remove();
      opened(undefined);
    };
  }, [frame, settings, first, opened, t]);
}

/** One marker for as long as there is a place: moved by keys it keeps the focus. */
function useMarker(map: LeafletMap | undefined, there: Coordinates | undefined, choose: Props['choose']) {
  const { t } = useTranslation('form');
  const chosen = useRef(choose);
  const marker = useRef<Marker>(undefined);
  const writable = choose !== undefined;
  useEffect(() => {
    chosen.current = choose;
  });
  useEffect(() => {
    return map && writable ? chooseOn(map, (at) => chosen.current?.(at)) : undefined;
  }, [map, writable]);
  useEffect(() => {
    if (!map || !there) return;
    marker.current ??= markerOn(map, there, writable ? (at) => chosen.current?.(at) : undefined);
    marker.current.setLatLng([there.latitude, there.longitude]);
    marker.current.getElement()?.setAttribute('aria-label', t('point.marker', { at: pointText(there) }));
    map.panInside(marker.current.getLatLng(), { padding: [24, 48], animate: false });
  }, [map, there, writable, t]);
  const shown = map !== undefined && there !== undefined;
  useEffect(() => {
    if (!shown) return;
    return () => {
      marker.current?.remove();
      marker.current = undefined;
    };
  }, [shown, map, writable]);
}
