import { z } from 'zod';

const bytes = (least: number, most: number) =>
  z.string().refine((text) => {
    const length = Buffer.byteLength(text, 'utf8');
    return length >= least && length <= most;
  });
const media = z.object({ media_id: z.string().min(1) });
const menuItem = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('click'),
    click: z.object({ id: bytes(1, 128).optional(), content: bytes(1, 128) }),
  }),
  z.object({ type: z.literal('view'), view: z.object({ url: bytes(1, 2048), content: bytes(1, 1024) }) }),
  z.object({
    type: z.literal('miniprogram'),
    miniprogram: z.object({ appid: bytes(1, 32), pagepath: bytes(1, 1024), content: bytes(1, 1024) }),
  }),
  z.object({
    type: z.literal('text'),
    text: z.object({ content: bytes(1, 256), no_newline: z.number().optional() }),
  }),
]);
const menu = z.object({
  head_content: bytes(0, 1024).optional(),
  list: z.array(menuItem).max(10),
  tail_content: bytes(0, 1024).optional(),
});
type Menu = z.infer<typeof menu>;

/** Bodies that `kf/send_msg` takes, by msgtype. Source: https://developer.work.weixin.qq.com/document/path/96427 */
const BODIES: Record<string, z.ZodType> = {
  text: z.object({ content: z.string().min(1) }),
  image: media,
  voice: media,
  video: media,
  file: media,
  link: z.object({
    title: z.string().min(1),
    desc: z.string().optional(),
    url: bytes(1, 2048).regex(/^https?:/),
    thumb_media_id: z.string().min(1),
  }),
  miniprogram: z.object({
    appid: z.string().min(1),
    title: z.string().optional(),
    thumb_media_id: z.string().min(1),
    pagepath: z.string().min(1),
  }),
  msgmenu: menu,
  location: z.object({ latitude: z.number(), longitude: z.number() }).loose(),
};
const LONGEST_TEXT = 2048;

/** What the phone shows of a message. */
export interface View {
  text: string;
  buttons: string[];
  /** Files that it names; they must have been uploaded. */
  media: string[];
}

/** The message as the phone shows it, or the vendor's error code. */
export function viewOf(request: Record<string, unknown>): View | 40008 | 40058 | 45002 {
  const kind = typeof request.msgtype === 'string' ? request.msgtype : '';
  const shape = Object.hasOwn(BODIES, kind) ? BODIES[kind] : undefined;
  if (!shape) return 40008;
  const parsed = shape.safeParse(request[kind]);
  if (!parsed.success) return 40058;
  if (kind === 'msgmenu') return menuView(parsed.data as Menu);
  const body = parsed.data as Record<string, unknown>;
  const words = [body.content ?? body.title ?? `[${kind}]`, body.url].filter(
    (part) => typeof part === 'string',
  );
  if (kind === 'text' && Buffer.byteLength(String(body.content), 'utf8') > LONGEST_TEXT) return 45002;
  const files = [body.media_id, body.thumb_media_id].filter((id) => typeof id === 'string');
  return { text: words.join('\n'), buttons: [], media: files };
}

function menuView({ head_content, list, tail_content }: Menu): View {
  const lines = list.map((item) => (item.type === 'text' ? item.text.content : ''));
  return {
    text: [head_content, ...lines, tail_content].filter(Boolean).join('\n'),
    buttons: list.flatMap((item) => {
      if (item.type === 'click') return [item.click.content];
      if (item.type === 'view') return [item.view.content];
      return item.type === 'miniprogram' ? [item.miniprogram.content] : [];
    }),
    media: [],
  };
}
