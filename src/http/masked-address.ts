/** An IP address of which one sees the network, not the person: `203.0.x.x`, `2001:db8:1::x`. */
export function maskedAddress(ip: string): string {
  const four = /^(\d{1,3}\.\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(ip)?.[1];
  if (four !== undefined) return `${four}.x.x`;
  if (!ip.includes(':')) return '';
  const head = (ip.split('::')[0] ?? '').split(':').filter(Boolean).slice(0, 3);
  return head.length === 0 ? '::x' : `${head.join(':')}::x`;
}
