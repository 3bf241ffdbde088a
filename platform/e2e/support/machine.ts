/** Another system that the server's settings name; an account of the same name holds its rights. */
export const MACHINE = { name: 'annual-report', secret: 'Annual-report-2026' };

/** Asks for a token by client credentials, as systems do. */
export async function tokenOf(url: string, secret = MACHINE.secret): Promise<Response> {
  return fetch(`${url}/oauth2/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`${MACHINE.name}:${secret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
}
