import { afterEach, describe, expect, it, vi } from 'vitest';
import { address, api, ApiError, onUnauthenticated, setApiLanguage } from './api';

const answer = (status: number, body?: unknown) =>
  vi
    .spyOn(globalThis, 'fetch')
    .mockResolvedValue(new Response(body === undefined ? null : JSON.stringify(body), { status }));

afterEach(() => vi.restoreAllMocks());

describe('api', () => {
  it('should leave empty values out of the address', () => {
    expect(address('/api/tasks', { scope: 'mine', q: '', due: undefined, limit: 20 })).toBe(
      '/api/tasks?scope=mine&limit=20',
    );
  });

  it('should send language, CSRF token, version and idempotency key', async () => {
    document.cookie = 'XSRF-TOKEN=abc%3D';
    setApiLanguage('en');
    const fetched = answer(200, { ok: true });
    await api.patch('/api/x', { a: 1 }, { ifMatch: 3, idempotencyKey: 'k' });
    const headers = fetched.mock.calls[0]?.[1]?.headers as Headers;
    expect(headers.get('Accept-Language')).toBe('en');
    expect(headers.get('X-XSRF-TOKEN')).toBe('abc=');
    expect(headers.get('If-Match')).toBe('"3"');
    expect(headers.get('Idempotency-Key')).toBe('k');
  });

  it('should throw the words of the problem and its field errors', async () => {
    const errors = [{ field: 'name', code: 'required', message: '请填写' }];
    answer(422, { status: 422, title: 'x', detail: '有 1 处需要修改', code: 'form.invalid', errors });
    const failure = await api.post('/api/x', {}).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApiError);
    expect(failure).toMatchObject({ status: 422, code: 'form.invalid', message: '有 1 处需要修改', errors });
  });

  it('should say when nobody is signed in and when the server is away', async () => {
    const signedOut = vi.fn();
    onUnauthenticated(signedOut);
    answer(401);
    await expect(api.get('/api/me')).rejects.toMatchObject({ status: 401 });
    expect(signedOut).toHaveBeenCalledOnce();
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'));
    await expect(api.get('/api/me')).rejects.toMatchObject({ status: 0, code: 'network' });
  });

  it('should send again, once, what a new session refused for its old token', async () => {
    const refusal = () => new Response('{"code":"identity.csrf"}', { status: 403 });
    const fetched = vi.spyOn(globalThis, 'fetch');
    fetched.mockImplementationOnce(() => Promise.resolve(refusal()));
    fetched.mockImplementationOnce(() => Promise.resolve(new Response('{"ok":true}')));
    await expect(api.post('/api/x', {})).resolves.toEqual({ ok: true });
    fetched.mockImplementation(() => Promise.resolve(refusal()));
    await expect(api.post('/api/x', {})).rejects.toMatchObject({ status: 403 });
    expect(fetched).toHaveBeenCalledTimes(4);
  });

  it('should hand out the version of what it read', async () => {
    vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('{"a":1}', { headers: { ETag: 'W/"7"' } }));
    await expect(api.tagged('/api/x')).resolves.toEqual({ value: { a: 1 }, version: '7' });
  });

  it('should answer nothing for an empty body', async () => {
    answer(204);
    await expect(api.post('/api/sign-out')).resolves.toBeUndefined();
  });
});
