import type { Map as LeafletMap } from 'leaflet';
import { useEffect, useState } from 'react';
import { gridLines, gridStep } from './grid';

/** Pixels from one line to the next, at least. */
const apart = 80;

/** Meridians and parallels, where there are no pictures to go by. */
export function Graticule({ map }: { map: LeafletMap }) {
  const [, look] = useState(0);
  useEffect(() => {
    const again = () => look((times) => times + 1);
    map.on('move zoom resize', again);
    return () => void map.off('move zoom resize', again);
  }, [map]);
  const { x: width, y: height } = map.getSize();
  const bounds = map.getBounds();
  const span = bounds.getEast() - bounds.getWest();
  const step = gridStep(span, Math.max(1, width / apart));
  const centre = map.getCenter();
  return (
    <svg className="jg-map-grid" width={width} height={height} aria-hidden>
      {gridLines(bounds.getWest(), bounds.getEast(), step).map(({ degrees, label }) => {
        const { x } = map.latLngToContainerPoint([centre.lat, degrees]);
        return (
          <g key={`e${degrees}`}>
            <line x1={x} x2={x} y1={0} y2={height} />
            <text x={x + 3} y={height - 4}>
              {label}
            </text>
          </g>
        );
      })}
      {gridLines(Math.max(-85, bounds.getSouth()), Math.min(85, bounds.getNorth()), step).map(
        ({ degrees, label }) => {
          const { y } = map.latLngToContainerPoint([degrees, centre.lng]);
          return (
            <g key={`n${degrees}`}>
              <line x1={0} x2={width} y1={y} y2={y} />
              <text x={width - 4} y={y - 3} textAnchor="end">
                {label}
              </text>
            </g>
          );
        },
      )}
    </svg>
  );
}
