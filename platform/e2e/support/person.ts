import { request, type APIRequestContext } from '@playwright/test';

export const PASSWORD = 'Jianguan-2026';

export type Values = Record<string, unknown>;
export interface TaskSummary {
  id: string;
  name: string;
  elementId: string;
  instanceId: string;
  state: string;
  mine: boolean;
  claimable: boolean;
  record: { registry: string; id: string; title: string; status: string | null };
}

/** Somebody who works through the REST interface, as the screens do. */
export class Person {
  private constructor(
    readonly username: string,
    readonly http: APIRequestContext,
  ) {}

  /** Signs in by OAuth2 authorization code with PKCE, through the form that people use. */
  static async signIn(url: string, username: string): Promise<Person> {
    const http = await request.newContext({ baseURL: url });
    const form = await (await http.get('/oauth2/authorization/jianguan')).text();
    const hidden = /name="_csrf"\s+value="([^"]+)"/.exec(form);
    await http.post('/sign-in', {
      form: { username, password: PASSWORD, ...(hidden ? { _csrf: hidden[1]! } : {}) },
    });
    const person = new Person(username, http);
    await person.get('/api/me');
    return person;
  }

  async get<T>(path: string): Promise<T> {
    return this.answer<T>('GET', path);
  }

  async post<T>(path: string, data: unknown, headers: Record<string, string> = {}): Promise<T> {
    return this.answer<T>('POST', path, data, headers);
  }

  async put<T>(path: string, data: unknown): Promise<T> {
    return this.answer<T>('PUT', path, data);
  }

  /** A file as the body. */
  async upload<T>(path: string, file: Buffer): Promise<T> {
    return this.answer<T>('POST', path, file, { 'Content-Type': 'application/octet-stream' });
  }

  /** @param version of the record that was seen */
  async patch<T>(path: string, data: unknown, version: number): Promise<T> {
    return this.answer<T>('PATCH', path, data, { 'If-Match': `"${version}"` });
  }

  private async answer<T>(
    method: string,
    path: string,
    data?: unknown,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const response = await this.http.fetch(path, {
      method,
      data,
      headers: { ...headers, 'X-XSRF-TOKEN': await this.csrf() },
    });
    const text = await response.text();
    if (!response.ok()) throw new Refusal(response.status(), text, `${this.username}: ${method} ${path}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }

  private async csrf(): Promise<string> {
    const { cookies } = await this.http.storageState();
    return cookies.find((cookie) => cookie.name === 'XSRF-TOKEN')?.value ?? '';
  }

  async tasks(scope: 'mine' | 'candidate' | 'done'): Promise<TaskSummary[]> {
    return (await this.get<{ rows: TaskSummary[] }>(`/api/tasks?scope=${scope}&limit=200`)).rows;
  }
}

/** An answer that is not 2xx. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: string,
    where: string,
  ) {
    super(`${where} → ${status} ${body}`);
  }
}

/** Tries until the condition gives something; fails with the last reason. */
export async function eventually<T>(
  what: string,
  find: () => Promise<T | undefined>,
  seconds = 60,
): Promise<T> {
  const until = Date.now() + seconds * 1000;
  let reason: unknown;
  for (;;) {
    try {
      const found = await find();
      if (found !== undefined) return found;
      reason = 'not yet';
    } catch (failure) {
      reason = failure;
    }
    if (Date.now() > until) throw new Error(`${what}: ${String(reason)}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
