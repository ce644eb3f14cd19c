/** HTTP as a channel sees it: no framework, so that a channel is tested without a server. */
export interface HttpRequest {
  method: string;
  /** Path below the channel's mount point, without query. */
  path: string;
  params: Record<string, string>;
  query: Record<string, string | undefined>;
  /** Names in lower case. */
  headers: Record<string, string | undefined>;
  /** The raw bytes, as signatures are made over them. */
  body: Buffer;
  /** The client's address, after trusted proxies. */
  ip: string;
  /** Scheme and host by which the client reached us, such as `https://bot.example`. */
  origin: string;
}

export interface HttpResponse {
  status: number;
  headers?: Record<string, string>;
  /** An object is sent as JSON. */
  body?: string | Buffer | object;
  /** Called once: true when the whole response has been handed to the network, false when the client had gone. */
  onSent?: (left: boolean) => void;
}

export interface RouteError {
  code: string;
  status: number;
  message: string;
  /** Seconds. */
  retryAfter?: number | undefined;
}

export interface HttpRoute {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Express path pattern, absolute, such as `/v3/directline/conversations/:id`. */
  path: string;
  /** Largest body in bytes; above it 413. */
  maxBytes: number;
  /** CORS: which origins may read the answer. Left out: same origin only. */
  cors?: (origin: string) => boolean;
  handle(request: HttpRequest): Promise<HttpResponse>;
  /** Shapes this route's errors; problem JSON when left out. The mount sets `Retry-After` in either case. */
  onError?(error: RouteError): HttpResponse;
}

/** An open WebSocket. */
export interface Socket {
  send(text: string): void;
  close(code: number, reason: string): void;
  onMessage(listener: (text: string) => void): void;
  onClose(listener: () => void): void;
  /** Bytes that wait to be sent. */
  buffered(): number;
}

export interface SocketRoute {
  path: string;
  /** Throws an AppError to refuse the upgrade; otherwise what to do once the socket is open. */
  connect(request: HttpRequest): Promise<(socket: Socket) => void>;
}
