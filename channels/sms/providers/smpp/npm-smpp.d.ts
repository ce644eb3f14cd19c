/** npm `smpp` 0.5.1 as far as we use it; the package has no types. Source: https://github.com/farhadi/node-smpp */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server as NetServer, Socket } from 'node:net';

  export interface ShortMessage {
    /** Text, or the bytes where the package does not know the data coding. */
    message: string | Buffer;
    /** Sent: the whole header with its length byte. Received: its elements, without the length byte. */
    udh?: Buffer | Buffer[];
  }

  export interface PduFields {
    command_status?: number;
    sequence_number?: number;
    system_id?: string;
    password?: string;
    system_type?: string;
    interface_version?: number;
    service_type?: string;
    source_addr_ton?: number;
    source_addr_npi?: number;
    source_addr?: string;
    dest_addr_ton?: number;
    dest_addr_npi?: number;
    destination_addr?: string;
    esm_class?: number;
    registered_delivery?: number;
    data_coding?: number;
    short_message?: ShortMessage | Buffer | string;
    message_id?: string;
    message_payload?: ShortMessage | Buffer | string;
    sar_msg_ref_num?: number;
    sar_total_segments?: number;
    sar_segment_seqnum?: number;
    receipted_message_id?: string;
    message_state?: number;
  }

  export type PDU = PduFields & {
    command: string;
    command_id: number;
    command_status: number;
    sequence_number: number;
    isResponse(): boolean;
    response(options?: PduFields): PDU;
    toBuffer(): Buffer;
  };
  export const PDU: new (command: string | Buffer, options?: PduFields) => PDU;

  export class Session extends EventEmitter {
    constructor(options: SessionOptions);
    socket: Socket;
    /** False: the socket cannot be written to, and nothing has been sent. */
    send(pdu: PDU): boolean;
    close(callback?: () => void): void;
    destroy(callback?: () => void): void;
    on(event: 'pdu', listener: (pdu: PDU) => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    on(event: 'close' | 'connect' | 'secureConnect', listener: () => void): this;
  }

  export interface SessionOptions {
    host?: string;
    port?: number;
    tls?: boolean;
    servername?: string;
    socket?: Socket;
  }

  export interface Server extends NetServer {
    sessions: Session[];
  }

  export function connect(options: SessionOptions): Session;
  export function createServer(listener: (session: Session) => void): Server;
  export function createServer(
    options: { key?: string | Buffer; cert?: string | Buffer },
    listener: (session: Session) => void,
  ): Server;
  export const encodings: Record<
    'ASCII' | 'LATIN1' | 'UCS2',
    { encode(text: string): Buffer; decode(bytes: Buffer): string }
  >;
  export const errors: Record<string, number>;
}
