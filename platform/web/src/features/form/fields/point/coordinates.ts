/** Degrees in WGS 84. */
export interface Coordinates {
  longitude: number;
  latitude: number;
}

/** About a tenth of a metre; the registry keeps as many. */
const digits = 6;

const canonical = /^-?\d{1,3}(\.\d{1,6})?,-?\d{1,2}(\.\d{1,6})?$/;

const plain = (degrees: number) => {
  const text = degrees.toFixed(digits).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
};

export const pointText = ({ longitude, latitude }: Coordinates) => `${plain(longitude)},${plain(latitude)}`;

/** A point as it is kept: `120.153,30.287`. */
export function pointOf(value: unknown): Coordinates | undefined {
  if (typeof value !== 'string' || !canonical.test(value)) return undefined;
  const [longitude = NaN, latitude = NaN] = value.split(',').map(Number);
  return { longitude, latitude };
}

export const isOnEarth = ({ longitude, latitude }: Coordinates) =>
  Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;

const full = /[０-９．，；：－]/g;
const half = (text: string) =>
  text.replace(full, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replaceAll('、', ',');

const number = String.raw`(-?\d+(?:\.\d+)?)`;
const part = new RegExp(
  String.raw`^(?:经度|纬度|longitude|latitude|lng|lon|lat|[东西南北ENSW])?[经纬]?\s*[:=]?\s*${number}\s*(?:[°度]\s*(?:${number}\s*['′’分]\s*(?:${number}\s*["″”秒]\s*)?)?)?([ENSW东西南北])?$`,
  'i',
);
const words: [RegExp, 'longitude' | 'latitude', 1 | -1][] = [
  [/纬|lat/i, 'latitude', 1],
  [/经|lon|lng/i, 'longitude', 1],
  [/[E东]/i, 'longitude', 1],
  [/[N北]/i, 'latitude', 1],
  [/[W西]/i, 'longitude', -1],
  [/[S南]/i, 'latitude', -1],
];

interface Reading {
  axis?: 'longitude' | 'latitude';
  degrees: number;
}

function read(text: string): Reading | undefined {
  const found = part.exec(text);
  if (!found) return undefined;
  const [, whole = '0', minutes = '0', seconds = '0'] = found;
  const named = words.find(([shape]) => shape.test(text.replace(/[\d.\s°′″'"]/g, '')));
  const size = Math.abs(Number(whole)) + Number(minutes) / 60 + Number(seconds) / 3600;
  const sign = whole.startsWith('-') ? -1 : 1;
  return { axis: named?.[1], degrees: size * sign * (named?.[2] ?? 1) };
}

/**
 * What people paste: `120.153, 30.287`, `东经120°9′11″ 北纬30°17′13″`, `30.287N 120.153E`, `纬度：30.287，经度：120.153`.
 * Without words longitude comes first; where only the other order can be meant, that is taken.
 */
export function readPoint(typed: string): Coordinates | undefined {
  const text = half(typed)
    .trim()
    .replace(/[()（）[\]]/g, '')
    .replace(/\s*[:=]\s*/g, ':');
  const parts = text
    .split(/[,;\n]+|\s+(?=[东西南北经纬EWNSl-]|\d+(?:\.\d+)?(?:\s*[°度ENSW]|$))/i)
    .map((one) => one.trim())
    .filter(Boolean);
  if (parts.length !== 2) return undefined;
  const [first, second] = parts.map(read);
  if (!first || !second) return undefined;
  if (first.axis && first.axis === second.axis) return undefined;
  const swapped =
    first.axis === 'latitude' ||
    second.axis === 'longitude' ||
    (!first.axis && !second.axis && Math.abs(second.degrees) > 90 && Math.abs(first.degrees) <= 90);
  const [longitude, latitude] = swapped ? [second.degrees, first.degrees] : [first.degrees, second.degrees];
  return { longitude, latitude };
}

const sexagesimal = (degrees: number) => {
  const seconds = Math.round(Math.abs(degrees) * 3600);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}°${two(Math.floor((seconds % 3600) / 60))}′${two(seconds % 60)}″`;
};

export interface Hemispheres {
  east: string;
  west: string;
  north: string;
  south: string;
}

/** As it is read out: `东经 120°09′11″，北纬 30°17′13″`. */
export const spoken = ({ longitude, latitude }: Coordinates, words: Hemispheres, separator: string) =>
  `${longitude < 0 ? words.west : words.east} ${sexagesimal(longitude)}${separator}` +
  `${latitude < 0 ? words.south : words.north} ${sexagesimal(latitude)}`;

/** Metres on a sphere of the earth's mean radius. */
export function distance(one: Coordinates, other: Coordinates): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
  const a =
    half(other.latitude - one.latitude) +
    Math.cos(radians(one.latitude)) *
      Math.cos(radians(other.latitude)) *
      half(other.longitude - one.longitude);
  return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(a)));
}
