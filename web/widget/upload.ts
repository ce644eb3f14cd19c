import { WireError, toError } from './wire';

export const MAX_FILE_MB = 4;
export const FILE_TYPES =
  'image/png,image/jpeg,image/gif,image/webp,application/pdf,text/plain,audio/*,video/mp4';

/** Null when the file may be sent, else the key of the message that says why not. The server looks closer. */
export function refusal({ size, type }: File): 'tooLarge' | 'badType' | null {
  if (size > MAX_FILE_MB * 1024 * 1024) return 'tooLarge';
  return FILE_TYPES.includes(type.replace(/^audio.*/, 'audio') || '?') ? null : 'badType';
}

/** Sends one file with its activity; `progress` is told 0 to 1. Why XMLHttpRequest: fetch reports no upload progress. */
export function upload(
  url: string,
  token: string,
  activity: unknown,
  file: File,
  progress: (part: number) => void,
): Promise<void> {
  const form = new FormData();
  form.append(
    'activity',
    new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }),
  );
  form.append('file', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.upload.onprogress = (event) => progress(event.total > 0 ? event.loaded / event.total : 0);
    request.onerror = () => reject(new WireError(0, ''));
    request.onload = () =>
      request.status < 300
        ? resolve()
        : reject(toError(request.status, request.responseText, request.getResponseHeader('retry-after')));
    request.send(form);
  });
}
