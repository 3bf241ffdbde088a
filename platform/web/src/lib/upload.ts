import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { api, ApiError, csrfToken, type ProblemDetails } from '@/lib/api';
import { currentLanguage, languageTag } from '@/lib/i18n';

/** A stored file, as `/api/documents` describes it. */
export interface StoredFile {
  id: string;
  name: string;
  type: string;
  size: number;
  hash: string;
  version: number;
}

export interface Upload {
  done: Promise<StoredFile>;
  /** What has arrived stays for a day: the same file goes on from there. */
  pause(): void;
  /** Forgets what has arrived, too. */
  cancel(): void;
}

interface Underway {
  id: string;
  received: number;
  size: number;
  chunk: number;
}

/** Up to here a file travels in one request. */
const small = 5 * 1024 * 1024;
const pauses = [500, 1000, 2000, 4000, 8000, 15000];

export function problemOf(request: XMLHttpRequest): ApiError {
  try {
    return new ApiError({ ...(JSON.parse(request.responseText) as ProblemDetails), status: request.status });
  } catch {
    return new ApiError({ status: request.status });
  }
}

const aborted = () => new DOMException('', 'AbortError');

/** `fetch` cannot tell how far an upload has come; this can. */
function send<T>(
  method: string,
  path: string,
  body: FormData | Blob,
  signal: AbortSignal,
  progress: (loaded: number) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(aborted());
      return;
    }
    const request = new XMLHttpRequest();
    request.open(method, path);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Accept-Language', languageTag(currentLanguage()));
    if (body instanceof Blob) request.setRequestHeader('Content-Type', 'application/octet-stream');
    const token = csrfToken();
    if (token) request.setRequestHeader('X-XSRF-TOKEN', token);
    request.upload.onprogress = ({ loaded }) => progress(loaded);
    request.onload = () =>
      request.status === 200 || request.status === 201
        ? resolve(JSON.parse(request.responseText) as T)
        : reject(problemOf(request));
    request.onerror = () => reject(new ApiError({ status: 0 }));
    request.onabort = () => reject(aborted());
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body);
  });
}

/** Waits, but not once the connection is back or the upload was stopped. */
function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(go, milliseconds);
    function go() {
      clearTimeout(timer);
      removeEventListener('online', go);
      signal.removeEventListener('abort', stop);
      resolve();
    }
    function stop() {
      clearTimeout(timer);
      removeEventListener('online', go);
      reject(aborted());
    }
    addEventListener('online', go, { once: true });
    signal.addEventListener('abort', stop, { once: true });
  });
}

const isPassing = (failure: unknown) =>
  failure instanceof ApiError && (failure.status === 0 || failure.status >= 502 || failure.status === 409);

/** Tells this file from others of its name: its date, and its first and last bytes. */
async function fingerprint(file: File): Promise<string> {
  const edge = 64 * 1024;
  const hash = sha256.create();
  hash.update(new TextEncoder().encode(`${file.lastModified}`));
  for (const part of [file.slice(0, edge), file.slice(Math.max(0, file.size - edge))]) {
    hash.update(new Uint8Array(await part.arrayBuffer()));
  }
  return bytesToHex(hash.digest());
}

class Chunks {
  private readonly hash = sha256.create();
  private hashed = 0;

  constructor(
    private readonly file: File,
    private readonly signal: AbortSignal,
    private readonly progress: (percent: number) => void,
  ) {}

  private tell(bytes: number) {
    this.progress(Math.min(99, Math.round((bytes / this.file.size) * 100)));
  }

  /** What went before a reload is read once more: from the disk, not over the line. */
  private async hashUpTo(end: number) {
    const step = 4 * 1024 * 1024;
    while (this.hashed < end) {
      if (this.signal.aborted) throw aborted();
      const part = this.file.slice(this.hashed, Math.min(end, this.hashed + step));
      this.hash.update(new Uint8Array(await part.arrayBuffer()));
      this.hashed += part.size;
    }
  }

  async run(begun: (id: string) => void): Promise<StoredFile> {
    const { file, signal } = this;
    let state = await api.post<Underway>(
      '/api/documents/uploads',
      { name: file.name, size: file.size, fingerprint: await fingerprint(file) },
      { signal },
    );
    const path = `/api/documents/uploads/${state.id}`;
    begun(path);
    let failures = 0;
    while (state.received < file.size) {
      const from = state.received;
      this.tell(from);
      try {
        const part = file.slice(from, Math.min(file.size, from + state.chunk));
        state = await send<Underway>('PUT', `${path}?offset=${from}`, part, signal, (loaded) =>
          this.tell(from + loaded),
        );
        failures = 0;
        await this.hashUpTo(state.received);
      } catch (failure) {
        if (!isPassing(failure) || failures >= pauses.length) throw failure;
        await wait(pauses[failures++] ?? 0, signal);
        state = await api
          .get<Underway>(path, { signal })
          .catch((away: unknown) => (isPassing(away) ? state : Promise.reject(away as Error)));
      }
    }
    await this.hashUpTo(file.size);
    return api.post<StoredFile>(
      `${path}/complete`,
      { sha256: bytesToHex(this.hash.clone().digest()) },
      { signal },
    );
  }
}

/** Small files in one request, large ones in chunks that go on after a broken line or a reloaded page. */
export function upload(file: File, progress: (percent: number) => void): Upload {
  const stopping = new AbortController();
  let path: string | undefined;
  let done: Promise<StoredFile>;
  if (file.size <= small) {
    const body = new FormData();
    body.append('file', file);
    done = send<StoredFile>('POST', '/api/documents', body, stopping.signal, (loaded) =>
      progress(Math.min(99, Math.round((loaded / Math.max(1, file.size)) * 100))),
    );
  } else {
    done = new Chunks(file, stopping.signal, progress).run((begun) => (path = begun));
  }
  return {
    done,
    pause: () => stopping.abort(),
    cancel: () => {
      stopping.abort();
      if (path) void api.delete(path).catch(() => undefined);
    },
  };
}
