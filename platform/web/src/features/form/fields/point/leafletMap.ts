import L from 'leaflet';
import type { GeoJsonObject } from 'geojson';
import type { Coordinates } from './coordinates';
import { centreOf, type MapSettings } from './mapSettings';

export interface MapTexts {
  zoomIn: string;
  zoomOut: string;
}

/** As near as one looks at a place that is known. */
const near = 15;

/** A map in a frame: the installation's pictures, a scale, the way in and out. */
export function openMap(
  frame: HTMLElement,
  settings: MapSettings,
  there: Coordinates | undefined,
  texts: MapTexts,
): L.Map {
  const { latitude, longitude } = there ?? centreOf(settings);
  const map = L.map(frame, {
    center: [latitude, longitude],
    zoom: there ? Math.min(near, settings.maxZoom) : settings.zoom,
    minZoom: 2,
    maxZoom: settings.maxZoom,
    zoomControl: false,
    attributionControl: false,
    // the page scrolls on, unless the map is what one works on
    scrollWheelZoom: false,
    zoomAnimation: settings.tiles.length > 0,
  });
  map.on('focus', () => map.scrollWheelZoom.enable());
  map.on('blur', () => map.scrollWheelZoom.disable());
  L.control.zoom({ zoomInTitle: texts.zoomIn, zoomOutTitle: texts.zoomOut }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  for (const address of settings.tiles) {
    // who gives out pictures by key asks where they are shown; the page's path is nobody's business
    L.tileLayer(address, {
      subdomains: settings.hosts,
      maxZoom: settings.maxZoom,
      referrerPolicy: 'origin',
    }).addTo(map);
  }
  if (settings.attribution) {
    // Leaflet takes it for HTML
    const words = settings.attribution.replace(/[<>&"]/g, '');
    L.control.attribution({ prefix: false }).addAttribution(words).addTo(map);
  }
  return map;
}

/** Boundaries below everything else. @returns takes them away */
export function drawOutline(map: L.Map, outline: GeoJsonObject, fit: boolean) {
  const lines = L.geoJSON(outline, {
    interactive: false,
    style: { className: 'jg-map-outline' },
    pointToLayer: () => L.layerGroup() as unknown as L.Layer,
  }).addTo(map);
  if (fit && lines.getBounds().isValid()) map.fitBounds(lines.getBounds());
  return () => void lines.remove();
}

/** Lets people choose a place: by a click, or with Enter in the middle of the map. */
export function chooseOn(map: L.Map, choose: (coordinates: Coordinates) => void) {
  const click = ({ latlng }: L.LeafletMouseEvent) => choose(coordinatesOf(latlng));
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.target !== map.getContainer()) return;
    event.preventDefault();
    choose(coordinatesOf(map.getCenter()));
  };
  map.on('click', click);
  map.getContainer().addEventListener('keydown', enter);
  return () => {
    map.off('click', click);
    map.getContainer().removeEventListener('keydown', enter);
  };
}

const arrows: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Pixels that an arrow key moves a marker, with and without Shift. */
const stride = { long: 20, short: 1 };

const pin =
  '<svg viewBox="0 0 24 32" aria-hidden="true"><path d="M12 1C6 1 1 5.8 1 11.7 1 19.6 12 31 12 31s11-11.4 11-19.3C23 5.8 18 1 12 1z"/><circle cx="12" cy="12" r="4.2"/></svg>';

/** The marker of a place. @param moved where it may be moved, by dragging and by arrow keys; none: it stays */
export function markerOn(
  map: L.Map,
  { latitude, longitude }: Coordinates,
  moved: ((coordinates: Coordinates) => void) | undefined,
): L.Marker {
  const marker = L.marker([latitude, longitude], {
    draggable: moved !== undefined,
    keyboard: moved !== undefined,
    icon: L.divIcon({ className: 'jg-map-pin', html: pin, iconSize: [28, 37], iconAnchor: [14, 36] }),
  }).addTo(map);
  if (!moved) marker.getElement()?.setAttribute('role', 'img');
  marker.on('dragend', () => moved?.(coordinatesOf(marker.getLatLng())));
  marker.getElement()?.addEventListener('keydown', (event) => {
    const arrow = arrows[event.key];
    if (!arrow || !moved) return;
    event.preventDefault();
    event.stopPropagation();
    const by = event.shiftKey ? stride.long : stride.short;
    const at = map.latLngToContainerPoint(marker.getLatLng()).add([arrow[0] * by, arrow[1] * by]);
    moved(coordinatesOf(map.containerPointToLatLng(at)));
  });
  return marker;
}

function coordinatesOf(at: L.LatLng): Coordinates {
  const { lng, lat } = at.wrap();
  return { longitude: lng, latitude: Math.min(90, Math.max(-90, lat)) };
}
