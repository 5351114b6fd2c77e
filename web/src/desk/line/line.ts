/// The operator's audio line: one PeerConnection for the whole shift. Calls are switched onto it by the
/// server, so that answering costs no new ICE and DTLS handshake.
///
/// The line never gives up: after a loss it waits (1 s, doubling to 15 s) and offers anew. Only a
/// refused or missing microphone stops it, because asking again would not help, and another window
/// of the same operator that has taken the line.
export type LineState =
  | { kind: "off" }
  | { kind: "asking" }
  | { kind: "connecting"; attempt: number }
  | { kind: "up" }
  | { kind: "lost"; retryInMs: number }
  /// Another window has taken it: offering anew by itself would take it back.
  | { kind: "elsewhere" }
  | { kind: "no-microphone"; why: "denied" | "missing" | "busy" };

export interface LinePorts {
  /// Posts the SDP offer and gives the answer, or null if the line is elsewhere now; rejects when the server is
  /// unavailable.
  ///
  /// @param again whether this line was there before, and nobody asked for it anew
  negotiate: (offer: string, again: boolean) => Promise<string | null>;
  changed: (state: LineState) => void;
  /// The element that plays the caller.
  speaker: HTMLAudioElement;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;
/// Of full volume, 0 to 1: heard that the caller speaks, without covering what is played.
const LOWERED = 0.2;
/// Longest time from offer to media before we call the attempt failed.
const CONNECT_MS = 10_000;

/// Doubles from 1 s to 15 s; `attempt` counts from 1.
export function waitMs(attempt: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, attempt - 1));
}

export class Line {
  #ports: LinePorts;
  #microphone: MediaStream | null = null;
  #connection: RTCPeerConnection | null = null;
  #sender: RTCRtpSender | null = null;
  #speaks = true;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  #answered = false;
  #closed = true;
  /// Counts what was closed: who asked for the microphone before is not given it any more.
  #closes = 0;

  constructor(ports: LinePorts) {
    this.#ports = ports;
  }

  /// Asks for the microphone and connects. Call from a key press or click, so that audio may play.
  async open(): Promise<void> {
    if (!this.#closed) return;
    this.#closed = false;
    this.#answered = false;
    this.#attempt = 0;
    await this.#connect();
  }

  /// Ends the line and lets the microphone go.
  close(): void {
    this.#end({ kind: "off" });
  }

  #end(state: LineState): void {
    this.#closed = true;
    this.#closes++;
    clearTimeout(this.#timer);
    this.#drop();
    this.#microphone?.getTracks().forEach((track) => {
      track.stop();
    });
    this.#microphone = null;
    this.#ports.speaker.srcObject = null;
    this.#ports.changed(state);
  }

  /// Whether what the microphone hears leaves this machine; until it is said, it does. Between calls it need not: a
  /// line that waits sends no packet of sound.
  speak(on: boolean): void {
    if (on === this.#speaks) return;
    this.#speaks = on;
    const track = on ? (this.#microphone?.getAudioTracks()[0] ?? null) : null;
    const connection = this.#connection;
    // A caller would hear nothing: better a new connection.
    void this.#sender?.replaceTrack(track).catch(() => {
      this.#lost(connection);
    });
  }

  /// While the operator listens to something else; the caller is still heard.
  lower(): void {
    this.#ports.speaker.volume = LOWERED;
  }

  raise(): void {
    this.#ports.speaker.volume = 1;
  }

  /// Connects at once instead of waiting; for the "reconnect now" button and for `online` events.
  retryNow(): void {
    if (this.#closed || this.#connection?.connectionState === "connected") return;
    clearTimeout(this.#timer);
    void this.#connect();
  }

  /// The microphone's stream, for the level meter; null while the line is off.
  get microphone(): MediaStream | null {
    return this.#microphone;
  }

  async #connect(): Promise<void> {
    const microphone = await this.#listen();
    if (!microphone || this.#gone()) return;
    this.#attempt++;
    this.#ports.changed({ kind: "connecting", attempt: this.#attempt });
    this.#drop();
    const connection = new RTCPeerConnection({ iceServers: [], bundlePolicy: "max-bundle" });
    this.#connection = connection;
    try {
      await this.#negotiate(connection, microphone);
    } catch {
      this.#lost(connection);
    }
  }

  async #negotiate(connection: RTCPeerConnection, microphone: MediaStream): Promise<void> {
    const [track] = microphone.getAudioTracks();
    if (!track) throw new Error("no audio track");
    const transceiver = connection.addTransceiver(track, {
      direction: "sendrecv",
      streams: [microphone],
    });
    onlyPcmu(transceiver);
    this.#sender = transceiver.sender;
    if (!this.#speaks) void transceiver.sender.replaceTrack(null).catch(() => undefined);
    connection.ontrack = (event) => {
      this.#ports.speaker.srcObject = event.streams[0] ?? new MediaStream([event.track]);
      void this.#ports.speaker.play().catch(() => undefined);
    };
    const timeout = setTimeout(() => {
      this.#lost(connection);
    }, CONNECT_MS);
    connection.onconnectionstatechange = () => {
      if (connection !== this.#connection) return;
      switch (connection.connectionState) {
        case "connected":
          clearTimeout(timeout);
          this.#attempt = 0;
          this.#ports.changed({ kind: "up" });
          return;
        case "failed":
        case "closed":
          clearTimeout(timeout);
          this.#lost(connection);
          return;
        case "disconnected":
        case "new":
        case "connecting":
          return;
      }
    };
    await connection.setLocalDescription(await connection.createOffer());
    const answer = await this.#ports.negotiate(connection.localDescription?.sdp ?? "", this.#answered);
    if (connection !== this.#connection) return;
    if (answer === null) {
      clearTimeout(timeout);
      this.#end({ kind: "elsewhere" });
      return;
    }
    this.#answered = true;
    await connection.setRemoteDescription({ type: "answer", sdp: answer });
  }

  async #listen(): Promise<MediaStream | null> {
    const kept = this.#microphone?.getAudioTracks()[0];
    if (this.#microphone && kept?.readyState === "live") return this.#microphone;
    this.#ports.changed({ kind: "asking" });
    try {
      const asked = this.#closes;
      const given = await navigator.mediaDevices.getUserMedia({ audio: true, video: false });
      if (asked !== this.#closes) {
        given.getTracks().forEach((track) => {
          track.stop();
        });
        return null;
      }
      this.#microphone = given;
      this.#microphone.getAudioTracks()[0]?.addEventListener("ended", () => {
        if (!this.#closed) this.#lost(this.#connection);
      });
      return this.#microphone;
    } catch (trouble) {
      this.#closed = true;
      this.#ports.changed({ kind: "no-microphone", why: microphoneTrouble(trouble) });
      return null;
    }
  }

  #lost(connection: RTCPeerConnection | null): void {
    if (this.#closed || connection !== this.#connection) return;
    this.#drop();
    const retryInMs = waitMs(this.#attempt);
    this.#ports.changed({ kind: "lost", retryInMs });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#connect(), retryInMs);
  }

  #drop(): void {
    const connection = this.#connection;
    this.#connection = null;
    this.#sender = null;
    connection?.close();
  }

  /// Read anew after each await: the operator may have closed the line meanwhile.
  #gone(): boolean {
    return this.#closed;
  }
}

/// The trunk speaks PCMU; offering anything else would only make the server transcode or refuse.
function onlyPcmu(transceiver: RTCRtpTransceiver): void {
  const known = RTCRtpReceiver.getCapabilities("audio")?.codecs ?? [];
  const wanted = known.filter(
    (codec) =>
      codec.mimeType === "audio/PCMU" || (codec.mimeType === "audio/telephone-event" && codec.clockRate === 8000),
  );
  if (wanted.length > 0) transceiver.setCodecPreferences(wanted);
}

function microphoneTrouble(trouble: unknown): "denied" | "missing" | "busy" {
  const name = trouble instanceof DOMException ? trouble.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  return name === "NotReadableError" ? "busy" : "missing";
}
