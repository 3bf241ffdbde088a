/** One way to speak to the server: JSON in and out, problem details as `ApiError`, CSRF and language headers. */

export interface FieldError {
  field: string;
  code: string;
  message: string;
}

export interface ProblemDetails {
  status: number;
  title?: string;
  detail?: string;
  code?: string;
  errors?: FieldError[];
}

export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: FieldError[];

  constructor(problem: ProblemDetails) {
    super(problem.detail ?? problem.title ?? '');
    this.name = 'ApiError';
    this.status = problem.status;
    this.code = problem.code ?? (problem.status === 0 ? 'network' : 'unknown');
    this.errors = problem.errors ?? [];
  }
}

export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;

export interface RequestOptions {
  query?: Query;
  signal?: AbortSignal;
  /** Version of the record that was shown; the server refuses the change if it has moved on. */
  ifMatch?: string | number;
  /** Same key, same effect: a repeated POST is answered like the first. */
  idempotencyKey?: string;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

let language = 'zh-CN';
let onSignedOut: () => void = () => undefined;

export const setApiLanguage = (tag: string) => {
  language = tag;
};

/** Called whenever the server says that nobody is signed in. */
export const onUnauthenticated = (listener: () => void) => {
  onSignedOut = listener;
};

export function address(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue;
    if (Array.isArray(value)) parameters.set(key, value.join(','));
    else parameters.set(key, String(value));
  }
  const text = parameters.toString();
  return text ? `${path}?${text}` : path;
}

export function csrfToken(): string | undefined {
  const cookie = document.cookie.split('; ').find((part) => part.startsWith('XSRF-TOKEN='));
  return cookie && decodeURIComponent(cookie.slice('XSRF-TOKEN='.length));
}

function headersOf(method: Method, body: unknown, options: RequestOptions): Headers {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': language });
  if (body !== undefined && !(body instanceof FormData)) headers.set('Content-Type', 'application/json');
  const token = method === 'GET' ? undefined : csrfToken();
  if (token) headers.set('X-XSRF-TOKEN', token);
  if (options.ifMatch !== undefined) headers.set('If-Match', `"${options.ifMatch}"`);
  if (options.idempotencyKey) headers.set('Idempotency-Key', options.idempotencyKey);
  return headers;
}

async function problemOf(response: Response): Promise<ProblemDetails> {
  try {
    const body = (await response.json()) as Partial<ProblemDetails>;
    return { ...body, status: response.status };
  } catch {
    return { status: response.status };
  }
}

async function fetched(
  method: Method,
  path: string,
  body: unknown,
  options: RequestOptions,
): Promise<Response> {
  try {
    return await fetch(address(path, options.query), {
      method,
      headers: headersOf(method, body, options),
      body: body === undefined ? undefined : body instanceof FormData ? body : JSON.stringify(body),
      signal: options.signal,
      credentials: 'same-origin',
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError({ status: 0 });
  }
}

async function answer(
  method: Method,
  path: string,
  body: unknown,
  options: RequestOptions = {},
  again = true,
): Promise<Response> {
  const response = await fetched(method, path, body, options);
  if (response.ok) return response;
  if (response.status === 401) onSignedOut();
  const problem = await problemOf(response);
  // A new session has a new token, and the refusal brings it: nothing was done, so the same may be sent again.
  if (again && problem.code === 'identity.csrf') return answer(method, path, body, options, false);
  throw new ApiError(problem);
}

async function send<T>(method: Method, path: string, body: unknown, options?: RequestOptions): Promise<T> {
  const text = await (await answer(method, path, body, options)).text();
  return (text ? JSON.parse(text) : undefined) as T;
}

/** With the version that a later change has to name. */
async function tagged<T>(
  path: string,
  options?: RequestOptions,
): Promise<{ value: T; version: string | undefined }> {
  const response = await answer('GET', path, undefined, options);
  const version = response.headers.get('ETag')?.replace(/^(?:W\/)?"|"$/g, '');
  return { value: (await response.json()) as T, version };
}

/** Fails as the address does; of what it answers nothing is taken. */
async function reach(path: string, options?: RequestOptions): Promise<void> {
  const response = await answer('GET', path, undefined, options);
  await response.body?.cancel();
}

export const api = {
  tagged,
  reach,
  get: <T>(path: string, options?: RequestOptions) => send<T>('GET', path, undefined, options),
  post: <T>(path: string, body?: unknown, options?: RequestOptions) => send<T>('POST', path, body, options),
  put: <T>(path: string, body?: unknown, options?: RequestOptions) => send<T>('PUT', path, body, options),
  patch: <T>(path: string, body?: unknown, options?: RequestOptions) => send<T>('PATCH', path, body, options),
  delete: <T>(path: string, body?: unknown, options?: RequestOptions) =>
    send<T>('DELETE', path, body, options),
};
