import { ApiError, type ProblemDetails } from '@/lib/api';
import { currentLanguage, languageTag } from '@/lib/i18n';

/** A stored file, as `/api/documents` describes it. */
export interface StoredFile {
  id: string;
  name: string;
  type: string;
  size: number;
}

export interface Upload {
  done: Promise<StoredFile>;
  cancel(): void;
}

function problemOf(request: XMLHttpRequest): ApiError {
  try {
    return new ApiError({ ...(JSON.parse(request.responseText) as ProblemDetails), status: request.status });
  } catch {
    return new ApiError({ status: request.status });
  }
}

const token = () =>
  document.cookie
    .split('; ')
    .find((part) => part.startsWith('XSRF-TOKEN='))
    ?.slice('XSRF-TOKEN='.length);

/** `fetch` cannot tell how far an upload has come; this can. */
export function upload(file: File, progress: (percent: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<StoredFile>((resolve, reject) => {
    request.open('POST', '/api/documents');
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Accept-Language', languageTag(currentLanguage()));
    const csrf = token();
    if (csrf) request.setRequestHeader('X-XSRF-TOKEN', decodeURIComponent(csrf));
    request.upload.onprogress = ({ loaded, total }) =>
      progress(total > 0 ? Math.round((loaded / total) * 100) : 0);
    request.onload = () =>
      request.status === 201
        ? resolve(JSON.parse(request.responseText) as StoredFile)
        : reject(problemOf(request));
    request.onerror = () => reject(new ApiError({ status: 0 }));
    const body = new FormData();
    body.append('file', file);
    request.send(body);
  });
  return { done, cancel: () => request.abort() };
}
