/** Where a customer's file is: WeChat's media id, an address, or both. */
export interface MediaPlace {
  mediaId: string | null;
  url: string | null;
}

const MEDIA_ID = /^[\w-]{1,256}$/;

/** Both as one text; null when there is neither. */
export function mediaReference(mediaId: string, url: string): string | null {
  const parts = [MEDIA_ID.test(mediaId) ? mediaId : '', /^https?:\/\/\S{1,2000}$/.test(url) ? url : ''];
  return parts.join('') === '' ? null : parts.join(' ').trim();
}

/** The other way. */
export function mediaPlace(reference: string): MediaPlace {
  const parts = reference.split(' ');
  return {
    mediaId: parts.find((part) => MEDIA_ID.test(part)) ?? null,
    url: parts.find((part) => /^https?:\/\//.test(part)) ?? null,
  };
}
