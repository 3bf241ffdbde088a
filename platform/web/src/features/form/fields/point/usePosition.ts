import { useState } from 'react';
import type { Coordinates } from './coordinates';

export type PositionFailure = 'insecure' | 'denied' | 'unavailable' | 'slow';

const failures: Record<number, PositionFailure> = { 1: 'denied', 2: 'unavailable', 3: 'slow' };

/** Asks the device where it is. */
export function usePosition(found: (coordinates: Coordinates) => void) {
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<PositionFailure>();
  const [accuracy, setAccuracy] = useState<number>();
  const ask = () => {
    setFailure(undefined);
    setAccuracy(undefined);
    if (!isSecureContext || !('geolocation' in navigator)) return setFailure('insecure');
    setAsking(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setAsking(false);
        setAccuracy(Math.max(1, Math.round(coords.accuracy)));
        found(coords);
      },
      ({ code }) => {
        setAsking(false);
        setFailure(failures[code] ?? 'unavailable');
      },
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    );
  };
  return { ask, asking, failure, accuracy, forget: () => setAccuracy(undefined) };
}
