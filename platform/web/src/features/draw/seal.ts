const bytes = 32;

const hex = (content: Uint8Array) => Array.from(content, (one) => one.toString(16).padStart(2, '0')).join('');

export const randomNumber = () => hex(crypto.getRandomValues(new Uint8Array(bytes)));

/** What is handed in before the value: nobody else's can be copied, as the name is part of it. */
export async function sealOf(username: string, value: string): Promise<string> {
  const text = new TextEncoder().encode(`${username} ${value}`);
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', text)));
}

const place = (draw: string) => `jianguan.draw.${draw}`;

/** In this browser only: the server learns the value when it is revealed. */
export const keep = (draw: string, value: string) => localStorage.setItem(place(draw), value);

export const kept = (draw: string) => localStorage.getItem(place(draw));
