import { language, words } from "../i18n/language.ts";
import { proving, publicKey, setClock } from "./browserKey.ts";
import { inputSaid } from "./lastInput.ts";
import en from "./locales/en/api.json";
import ja from "./locales/ja/api.json";
import { looking, lookingIsOver } from "./looking.ts";

const say = words("api", ja, en);

/// What the server refused with (RFC 9457). `code` is stable; `message` is for people, already in
/// their language. Code `offline` means that no answer came at all.
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  /// Field errors, if the server names fields: field to sentence.
  readonly fields: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, fields: Record<string, string> = {}) {
    super(message);
    this.name = "Problem";
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

/// Fires `ended` when a request is answered 401 although the page believed to be signed in.
export const session = new EventTarget();

let touch: (() => Promise<void>) | null = null;
let touching: Promise<void> | null = null;

/// How the passkey is used again when the server asks for the person (code `touch-again`): once for all requests that
/// wait for it.
export function whenTouchIsAsked(ceremony: () => Promise<void>): void {
  touch = ceremony;
}

async function touchedAgain(): Promise<boolean> {
  if (!touch) return false;
  touching ??= touch().finally(() => {
    touching = null;
  });
  return await touching.then(
    () => true,
    () => false,
  );
}

let privilege: (() => Promise<boolean>) | null = null;
let obtaining: Promise<boolean> | null = null;

/// How a privilege is asked for when the server wants one (code `privilege-needed`): true once it is open.
export function whenPrivilegeIsAsked(ask: () => Promise<boolean>): void {
  privilege = ask;
}

async function privileged(): Promise<boolean> {
  if (!privilege) return false;
  obtaining ??= privilege().finally(() => {
    obtaining = null;
  });
  return await obtaining;
}

/// What a refusal with this code asks for, and how the page gets it.
const OBTAIN: Readonly<Record<string, () => Promise<boolean>>> = {
  "touch-again": touchedAgain,
  "privilege-needed": privileged,
};

interface ProblemBody {
  code?: string;
  detail?: string;
  title?: string;
  fields?: Record<string, string>;
}

export interface CallOptions {
  signal?: AbortSignal | undefined;
  headers?: Record<string, string>;
  /// The caller handles 401 itself (sign-in, and the question who I am).
  quiet401?: boolean;
  /// Not as support who looks at a client's screens.
  asMyself?: boolean;
  /// A session begins with the answer, and is bound to this browser's key.
  begins?: boolean;
}

/// Sign-ins of this page so far, and the one that runs. Each ends the session before it.
let begun = 0;
let beginning: Promise<unknown> | null = null;

/// One request to our own origin. Browsers send Origin with every request that changes something;
/// the server demands it, so there is no token to carry.
///
/// @throws Problem for every answer that is not 2xx
export async function request(
  method: string,
  path: string,
  body?: unknown,
  options: CallOptions = {},
): Promise<Response> {
  return await obtained(() => (options.begins ? begins : inSession)(method, path, body, options), []);
}

async function begins(method: string, path: string, body: unknown, options: CallOptions): Promise<Response> {
  const running = asked(method, path, body, options);
  beginning = running.catch(() => undefined);
  const response = await running;
  begun++;
  return response;
}

/// A request that was on its way while someone signed in here anew came with the session before: it is made once more.
async function inSession(method: string, path: string, body: unknown, options: CallOptions): Promise<Response> {
  const before = begun;
  try {
    return await asked(method, path, body, { ...options, quiet401: true });
  } catch (trouble) {
    const over = trouble instanceof Problem && trouble.status === 401;
    if (over) await beginning;
    if (over && begun !== before) return await asked(method, path, body, options);
    if (over && !options.quiet401) session.dispatchEvent(new Event("ended"));
    throw trouble;
  }
}

/// A user who does not give what is asked for is told that they must; one who did is not asked a
/// second time for one action.
async function obtained(deed: () => Promise<Response>, given: readonly string[]): Promise<Response> {
  try {
    return await deed();
  } catch (trouble) {
    const code = trouble instanceof Problem ? trouble.code : "";
    const obtain = given.includes(code) ? undefined : OBTAIN[code];
    if (!obtain || !(await obtain())) throw trouble;
    return await obtained(deed, [...given, code]);
  }
}

async function asked(
  method: string,
  path: string,
  body: unknown,
  options: CallOptions,
  clockSet = false,
): Promise<Response> {
  const look = options.asMyself ? null : looking();
  const raw = body instanceof Blob || body instanceof Uint8Array;
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: "same-origin",
      cache: "no-store",
      redirect: "error",
      headers: {
        Accept: "application/json, application/problem+json;q=0.9, */*;q=0.1",
        "Accept-Language": language(),
        ...(body === undefined || raw ? {} : { "Content-Type": "application/json" }),
        ...(look === null ? {} : { "Denwaban-Support": look }),
        ...(options.begins ? await binding() : {}),
        ...(await proving(method, path)),
        ...inputSaid(),
        ...options.headers,
      },
      ...(body === undefined ? {} : { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
      signal: options.signal ?? null,
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new Problem(0, "offline", say("offline"));
  }
  if (response.ok) return response;
  const now = Number(response.headers.get("Denwaban-Now"));
  if (now > 0 && !clockSet) {
    setClock(now);
    return asked(method, path, body, options, true);
  }
  if (response.status === 401 && !options.quiet401) session.dispatchEvent(new Event("ended"));
  const problem = await problemOf(response);
  if (look !== null && problem.code === "support-over") lookingIsOver();
  throw problem;
}

async function binding(): Promise<Record<string, string>> {
  const key = await publicKey();
  return key === null ? {} : { "Denwaban-Key": key };
}

async function problemOf(response: Response): Promise<Problem> {
  let said: ProblemBody = {};
  try {
    said = (await response.json()) as ProblemBody;
  } catch {
    // A proxy in between may answer in HTML; the status has to do.
  }
  return new Problem(
    response.status,
    said.code ?? `http-${response.status}`,
    said.detail ?? said.title ?? say("refused", { status: response.status }),
    said.fields,
  );
}

async function json<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

/// The typed verbs. `T` is what api/types.ts says that the address answers.
export const api = {
  get: async <T>(path: string, options?: CallOptions): Promise<T> =>
    json<T>(await request("GET", path, undefined, options)),
  post: async <T = void>(path: string, body: unknown = {}, options?: CallOptions): Promise<T> =>
    json<T>(await request("POST", path, body, options)),
  put: async <T = void>(path: string, body: unknown, options?: CallOptions): Promise<T> =>
    json<T>(await request("PUT", path, body, options)),
  /// Posts, and is answered a file.
  postForBytes: async (path: string, body: unknown): Promise<ArrayBuffer> =>
    (await request("POST", path, body)).arrayBuffer(),
  delete: async (path: string, options?: CallOptions): Promise<void> => {
    await request("DELETE", path, undefined, options);
  },
  text: async (path: string, options?: CallOptions): Promise<string> =>
    (
      await request("GET", path, undefined, { ...options, headers: { Accept: "text/plain", ...options?.headers } })
    ).text(),
  bytes: async (path: string, options?: CallOptions): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(
      await (
        await request("GET", path, undefined, {
          ...options,
          headers: { Accept: "application/octet-stream", ...options?.headers },
        })
      ).arrayBuffer(),
    ),
};
