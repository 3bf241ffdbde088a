/** A line drawn without lifting the pen: points in CSS pixels. */
export type Stroke = [number, number][];

const width = 2.4;

/** Draws strokes as smooth lines through the middles between their points. */
export function draw(context: CanvasRenderingContext2D, strokes: Stroke[]) {
  context.lineWidth = width;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = '#111';
  context.fillStyle = '#111';
  for (const stroke of strokes) {
    const [first, ...rest] = stroke;
    if (!first) continue;
    context.beginPath();
    if (rest.length === 0) {
      context.arc(first[0], first[1], width / 1.6, 0, 2 * Math.PI);
      context.fill();
      continue;
    }
    context.moveTo(first[0], first[1]);
    let before = first;
    for (const point of rest) {
      context.quadraticCurveTo(before[0], before[1], (before[0] + point[0]) / 2, (before[1] + point[1]) / 2);
      before = point;
    }
    context.lineTo(before[0], before[1]);
    context.stroke();
  }
}

/** The least rectangle around all strokes, with some paper around them. */
export function bounds(strokes: Stroke[], margin = 12) {
  const points = strokes.flat();
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const left = Math.floor(Math.min(...xs) - margin);
  const top = Math.floor(Math.min(...ys) - margin);
  return {
    left,
    top,
    width: Math.ceil(Math.max(...xs) + margin) - left,
    height: Math.ceil(Math.max(...ys) + margin) - top,
  };
}

/** Somebody signed, rather than touched the screen. */
export const isSignature = (strokes: Stroke[]) => strokes.flat().length >= 8;

/** The signature alone, on white, twice as fine as it was drawn. */
export async function picture(strokes: Stroke[], name: string): Promise<File> {
  const { left, top, width: wide, height } = bounds(strokes);
  const canvas = document.createElement('canvas');
  canvas.width = wide * 2;
  canvas.height = height * 2;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(2, 2);
  context.translate(-left, -top);
  draw(context, strokes);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!blob) throw new Error('no picture');
  return new File([blob], name, { type: 'image/png' });
}
