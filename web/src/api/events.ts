import { proving } from "./browserKey.ts";

/// Waited before a stream that broke off is opened again, in milliseconds; a server may say otherwise.
const AGAIN_MS = 3_000;

/// Server-sent events (HTML, section 9.2) as EventSource reads them, but each request can prove that it comes from this
/// browser, which EventSource cannot.
///
/// Fires `open`, `error`, and each event under its name. After an answer that is no stream it is closed.
export class Events extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;

  readyState: number = Events.CONNECTING;
  readonly #address: string;
  readonly #gone = new AbortController();
  #again = AGAIN_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(address: string) {
    super();
    this.#address = address;
    void this.#follow();
  }

  close(): void {
    this.readyState = Events.CLOSED;
    clearTimeout(this.#timer);
    this.#gone.abort();
  }

  async #follow(): Promise<void> {
    this.readyState = Events.CONNECTING;
    try {
      const answer = await fetch(this.#address, {
        headers: { Accept: "text/event-stream", ...(await proving("GET", this.#address)) },
        credentials: "same-origin",
        cache: "no-store",
        redirect: "error",
        signal: this.#gone.signal,
      });
      if (!isStream(answer) || !answer.body) {
        this.close();
        this.dispatchEvent(new Event("error"));
        return;
      }
      this.readyState = Events.OPEN;
      this.dispatchEvent(new Event("open"));
      await this.#read(answer.body);
    } catch {
      // It broke off, or was closed here.
    }
    this.#later();
  }

  #later(): void {
    if (this.readyState === Events.CLOSED) return;
    this.readyState = Events.CONNECTING;
    this.#timer = setTimeout(() => void this.#follow(), this.#again);
    this.dispatchEvent(new Event("error"));
  }

  async #read(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void> {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done || this.readyState === Events.CLOSED) return;
      const blocks = (rest + value).replace(/\r\n?/g, "\n").split("\n\n");
      rest = blocks.pop() ?? "";
      blocks.forEach((block) => this.#tell(block));
    }
  }

  #tell(block: string): void {
    let name = "message";
    const data: string[] = [];
    for (const line of block.split("\n")) {
      const [, field, value] = /^([a-z]*):? ?(.*)$/s.exec(line) ?? [];
      if (field === "event") name = value || name;
      if (field === "data") data.push(value ?? "");
      if (field === "retry" && /^\d{1,6}$/.test(value ?? "")) this.#again = Number(value);
    }
    if (data.length > 0 && this.readyState === Events.OPEN) {
      this.dispatchEvent(new MessageEvent(name, { data: data.join("\n") }));
    }
  }
}

function isStream(answer: Response): boolean {
  return answer.ok && (answer.headers.get("content-type") ?? "").startsWith("text/event-stream");
}
