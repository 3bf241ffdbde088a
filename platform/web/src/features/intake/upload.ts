import { address, ApiError, csrfToken, type ProblemDetails } from '@/lib/api';
import { currentLanguage, languageTag } from '@/lib/i18n';
import type { ImportScreen } from './api';

function problemOf(request: XMLHttpRequest): ApiError {
  try {
    return new ApiError({ ...(JSON.parse(request.responseText) as ProblemDetails), status: request.status });
  } catch {
    return new ApiError({ status: request.status });
  }
}

/** The file as it is, of any size; `fetch` could not tell how far it has come. */
export function upload(
  registry: string,
  file: File,
  progress: (percent: number) => void,
): { done: Promise<ImportScreen>; cancel: () => void } {
  const request = new XMLHttpRequest();
  const done = new Promise<ImportScreen>((resolve, reject) => {
    request.open('POST', address('/api/imports', { registry, name: file.name }));
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Accept-Language', languageTag(currentLanguage()));
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    const token = csrfToken();
    if (token) request.setRequestHeader('X-XSRF-TOKEN', token);
    request.upload.onprogress = ({ loaded, total }) =>
      progress(total > 0 ? Math.round((loaded / total) * 100) : 0);
    request.onload = () =>
      request.status === 201
        ? resolve(JSON.parse(request.responseText) as ImportScreen)
        : reject(problemOf(request));
    request.onerror = () => reject(new ApiError({ status: 0 }));
    request.onabort = () => reject(new DOMException('', 'AbortError'));
    request.send(file);
  });
  return { done, cancel: () => request.abort() };
}
