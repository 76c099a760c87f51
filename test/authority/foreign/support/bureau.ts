import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listen } from 'soap';
import type { ProtocolConfigInput } from '../../../../server/authority/protocol/config.ts';
import {
  ACCOUNT,
  digestOf,
  encrypted,
  openOffice,
  type Arguments,
  type Arithmetic,
  type Office,
} from './office.ts';
import { PLAIN, type Answer, type Shape } from './shape.ts';
import { declaredMethods, SERVICES, wsdlOf, type Declaration, type Service } from './wsdl.ts';

export type BureauOptions = {
  readonly arithmetic?: Arithmetic;
  /** Declarations of the services; the usual one for those left out. */
  readonly declared?: Partial<Readonly<Record<Service, Partial<Declaration>>>>;
  /** The shape of the next answer. */
  readonly shapeOf?: () => Shape;
  /** Whether the answer that is ready is lost on its way. */
  readonly losesAnswer?: () => boolean;
  /** What is wrong with the raw text of a call, if anything. */
  readonly objection?: (body: string, path: string) => string | null;
  readonly listener?: (handler: RequestListener) => Server;
};

export type Bureau = {
  readonly office: Office;
  readonly origin: string;
  readonly connection: ProtocolConfigInput;
  /** Every call as it came. */
  readonly calls: readonly {
    readonly path: string;
    readonly body: string;
    readonly headers: IncomingMessage['headers'];
  }[];
  readonly close: () => Promise<void>;
};

const NAMESPACE = 'http://www.miibeian.gov.cn';
const PATHS: Readonly<Record<Service, string>> = {
  upload: '/ISPWebService/upDownLoad',
  status: '/BeianStatusWebService/queryBeianStatus',
  password: '/BeianStatusWebService/verifyBamm',
};
const SERVICE_NAMES = Object.keys(PATHS) as Service[];

const started = (server: Server): Promise<string> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve(`127.0.0.1:${(server.address() as AddressInfo).port}`)),
  );

const ended = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

/** What the soap package makes of a value: text, or an object when it had attributes. */
const textIn = (value: unknown): string => {
  const own = typeof value === 'object' && value !== null && '$value' in value ? value.$value : value;
  return typeof own === 'string' || typeof own === 'number' ? String(own) : '';
};

type Handler = (given: Arguments, shape: Shape) => string;

/** The reply documents, in the shape that is asked for. */
function repliesOf(office: Office, arithmetic: Arithmetic): Readonly<Record<string, Handler>> {
  const fileOf = (xml: string, fileName: string, shape: Shape, between = ''): string => {
    const zip = shape.pack(xml, fileName);
    const bytes = encrypted(zip, arithmetic);
    const hash = (shape.digest ?? ((packed: Buffer) => digestOf(packed, arithmetic.digest)))(zip);
    return `<fileInfos><hashAlgorithm>0</hashAlgorithm><compressionFormat>0</compressionFormat><encryptAlgorithm>1</encryptAlgorithm>${between}<return_FileName>${fileName}</return_FileName><beianInfo>${bytes.toString('base64').replace(/(.{76})/g, '$1\n')}</beianInfo><beianInfoHash>${hash}</beianInfoHash></fileInfos>`;
  };
  const replying =
    (work: (given: Arguments, shape: Shape) => { code: number; message: string; inner?: string }): Handler =>
    (given, shape) => {
      const { code, message, inner = '' } = office.refusal(given) ?? work(given, shape);
      return `<?xml version="1.0" encoding="GBK"?><return><msg_code>${code}</msg_code><msg>${message}</msg>${inner}</return>`;
    };
  return {
    isp_upload: replying((given) => office.upload(given)),
    isp_download: replying((_given, shape) => {
      const [file, next] = office.waiting;
      if (!file) return { code: 2, message: '暂无数据' };
      return { code: next ? 3 : 1, message: '有数据', inner: fileOf(file.xml, file.fileName, shape) };
    }),
    isp_downloadack: replying((given) => office.acknowledge(given)),
    isp_querypreviousupload: replying((_given, shape) => {
      const last = office.uploads.at(-1);
      const number = `<dataSequence>${last?.sequence ?? 0}</dataSequence>`;
      const inner = last
        ? fileOf(last.xml, 'beianinfo.xml', shape, number)
        : `<fileInfos>${number}</fileInfos>`;
      return { code: 0, message: '成功', inner };
    }),
    isp_querybeianstatus: replying((given) => office.status(given)),
    isp_verifybamm: replying((given) => office.password(given)),
    isp_getsolid: replying(({ batch }) => ({ code: 0, message: `采集码 ${batch}` })),
  };
}

/**
 * A bureau as others build one: the soap package serves the three services by their WSDL, and before it stands what gives an
 * answer its shape on the wire, as gateways of other makers do.
 */
export async function openBureau({
  arithmetic = {},
  declared = {},
  shapeOf = () => PLAIN,
  losesAnswer = () => false,
  objection = () => null,
  listener = createServer,
}: BureauOptions = {}): Promise<Bureau> {
  const office = openOffice(arithmetic);
  const replies = repliesOf(office, arithmetic);
  const shapes: Shape[] = [];
  const inner = createServer();
  const innerHost = await started(inner);

  for (const service of SERVICE_NAMES) {
    const declaration: Declaration = { namespace: NAMESPACE, ...declared[service] };
    const methods = declaredMethods(service, declaration).map(([name, onTheWire]) => {
      const known: Readonly<Record<string, readonly string[]>> = {
        ...SERVICES[service],
        ...declaration.more,
      };
      const own = known[name] ?? onTheWire;
      const handler = (
        given: Record<string, unknown>,
        _done: unknown,
        _headers: unknown,
        request: IncomingMessage,
      ) => {
        const values = Object.fromEntries(
          own.map((parameter, at) => [parameter, textIn(given[onTheWire[at] ?? ''])]),
        );
        const shape = shapes[Number(request.headers['x-shape'])] ?? PLAIN;
        return { return: shape.reply(replies[name]?.(values, shape) ?? '') };
      };
      return [name, handler] as const;
    });
    await new Promise<void>((resolve) =>
      listen(inner, {
        path: PATHS[service],
        services: { ForeignService: { ForeignPort: Object.fromEntries(methods) } },
        xml: wsdlOf(service, `http://${innerHost}${PATHS[service]}`, declaration),
        callback: () => resolve(),
      }),
    );
  }

  const calls: { path: string; body: string; headers: IncomingMessage['headers'] }[] = [];
  const answerTo = async (request: IncomingMessage): Promise<Answer & { status: number }> => {
    const path = request.url ?? '';
    const body = await bodyOf(request);
    const isCall = request.method === 'POST';
    if (isCall) calls.push({ path, body: body.toString('utf8'), headers: request.headers });
    const wrong = isCall ? objection(body.toString('utf8'), path) : null;
    if (wrong !== null) return { status: 400, type: 'text/plain', bytes: Buffer.from(wrong) };
    const shape = shapeOf();
    const answer = await fetch(`http://${innerHost}${path}`, {
      method: request.method ?? 'POST',
      headers: {
        'content-type': 'text/xml; charset=utf-8',
        soapaction: '""',
        'x-shape': String(shapes.push(shape) - 1),
      },
      ...(isCall ? { body: new Uint8Array(body) } : {}),
    });
    const text = await answer.text();
    if (!isCall || answer.status !== 200)
      return { status: answer.status, type: 'text/xml; charset=utf-8', bytes: Buffer.from(text) };
    return { status: 200, ...shape.answer(text) };
  };
  const outer = listener((request, response) => {
    answerTo(request).then(
      ({ status, type, bytes, headers = {} }) => {
        if (status === 200 && losesAnswer()) return void request.socket.destroy();
        response.writeHead(status, { 'content-type': type, ...headers }).end(bytes);
      },
      (error: unknown) => void response.writeHead(500).end(String(error)),
    );
  });
  const host = await started(outer);
  const origin = `http://${host}`;
  return {
    office,
    origin,
    calls,
    connection: {
      urls: {
        upload: `${origin}${PATHS.upload}`,
        status: `${origin}${PATHS.status}`,
        password: `${origin}${PATHS.password}`,
      },
      ...ACCOUNT,
      encryptAlgorithm: 1,
      timeoutMs: 20_000,
    },
    async close() {
      await ended(outer);
      await ended(inner);
    },
  };
}
