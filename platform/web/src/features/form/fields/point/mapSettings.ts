import { useQuery } from '@tanstack/react-query';
import type { GeoJsonObject } from 'geojson';
import { api } from '@/lib/api';
import { definition } from '@/lib/query';
import { type Coordinates, pointOf } from './coordinates';

/** The installation's map. */
export interface MapSettings {
  /** Addresses of its pictures, the lowest layer first; none: a grid. */
  tiles: string[];
  /** What stands for `{s}` in them. */
  hosts: string[];
  attribution: string;
  maxZoom: number;
  /** `longitude,latitude`. */
  centre: string;
  zoom: number;
  /** Whether there are boundaries to draw. */
  outline: boolean;
}

export const useMapSettings = () =>
  useQuery({
    queryKey: ['map'],
    queryFn: ({ signal }) => api.get<MapSettings>('/api/map', { signal }),
    ...definition,
  }).data;

export const useOutline = (wanted: boolean) =>
  useQuery({
    queryKey: ['map', 'outline'],
    queryFn: ({ signal }) => api.get<GeoJsonObject>('/api/map/outline', { signal }),
    enabled: wanted,
    ...definition,
  }).data;

/** Where a map begins that shows nothing yet. */
export const centreOf = (settings: MapSettings): Coordinates =>
  pointOf(settings.centre) ?? { longitude: 104, latitude: 36 };
