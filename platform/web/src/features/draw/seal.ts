const bytes = 32;

const hex = (content: Uint8Array) => Array.from(content, (one) => one.toString(16).padStart(2, '0')).join('');

export const randomNumber = () => hex(crypto.getRandomValues(new Uint8Array(bytes)));

/** What is handed in before the value: nobody else's can be copied, as the name is part of it. */
export async function sealOf(username: string, value: string): Promise<string> {
  const text = new TextEncoder().encode(`${username} ${value}`);
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', text)));
}

const place = (draw: string) => `jianguan.draw.${draw}`;

/** In this browser, and in the file that its owner saves: the server learns the value when it is revealed. */
export const keep = (draw: string, value: string) => localStorage.setItem(place(draw), value);

export const kept = (draw: string) => localStorage.getItem(place(draw));

const format = 'jianguan-sealed-number-1';

/** What is saved: enough to bring the number back in another browser, for this draw only. */
export const fileOf = (draw: string, username: string, value: string) =>
  JSON.stringify({ format, draw, username, value }, null, 2);

/** The number in a saved file; null where it is no such file, or one of another draw or person. */
export function valueIn(text: string, draw: string, username: string): string | null {
  try {
    const saved = JSON.parse(text) as Record<string, unknown> | null;
    const mine = saved?.format === format && saved.draw === draw && saved.username === username;
    return mine && typeof saved.value === 'string' ? saved.value : null;
  } catch {
    return null;
  }
}

export function save(name: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
