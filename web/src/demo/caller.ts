/// The caller's end of a call from the browser telephone: one PeerConnection per call, PCMU only.

export type MicrophoneTrouble = "denied" | "missing" | "busy";

export class CallTrouble extends Error {
  readonly code: MicrophoneTrouble | "media";

  constructor(code: MicrophoneTrouble | "media") {
    super(code);
    this.name = "CallTrouble";
    this.code = code;
  }
}

export class CallerLine {
  readonly #connection = new RTCPeerConnection({ iceServers: [], bundlePolicy: "max-bundle" });
  readonly #speaker: HTMLAudioElement;
  #microphone: MediaStream | null = null;
  #sender: RTCRtpSender | null = null;

  constructor(speaker: HTMLAudioElement, lost: () => void) {
    this.#speaker = speaker;
    this.#connection.ontrack = (event) => {
      speaker.srcObject = event.streams[0] ?? new MediaStream([event.track]);
      void speaker.play().catch(() => undefined);
    };
    this.#connection.onconnectionstatechange = () => {
      if (this.#connection.connectionState === "failed") lost();
    };
  }

  /// @throws CallTrouble if there is no microphone to speak into
  async microphone(): Promise<void> {
    try {
      this.#microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch (cause) {
      throw new CallTrouble(microphoneTrouble(cause));
    }
    const [track] = this.#microphone.getAudioTracks();
    if (!track) throw new CallTrouble("missing");
    const transceiver = this.#connection.addTransceiver(track, { direction: "sendrecv", streams: [this.#microphone] });
    transceiver.setCodecPreferences(telephoneCodecs(RTCRtpReceiver.getCapabilities("audio")?.codecs ?? []));
    this.#sender = transceiver.sender;
  }

  async offer(): Promise<string> {
    await this.#connection.setLocalDescription(await this.#connection.createOffer());
    return this.#connection.localDescription?.sdp ?? "";
  }

  /// @throws CallTrouble if the browser cannot use the answer
  async answer(sdp: string): Promise<void> {
    try {
      await this.#connection.setRemoteDescription({ type: "answer", sdp });
    } catch {
      throw new CallTrouble("media");
    }
  }

  set muted(muted: boolean) {
    for (const track of this.#microphone?.getAudioTracks() ?? []) track.enabled = !muted;
  }

  /// Sends one key as RFC 4733 events, if the other side agreed to them.
  press(key: string): void {
    const dtmf = this.#sender?.dtmf;
    if (dtmf?.canInsertDTMF) dtmf.insertDTMF(dtmf.toneBuffer + key);
  }

  close(): void {
    this.#connection.close();
    for (const track of this.#microphone?.getTracks() ?? []) track.stop();
    this.#speaker.srcObject = null;
  }
}

/// What a telephone network speaks: G.711 µ-law, and keys as events at the same clock.
export function telephoneCodecs<C extends { mimeType: string; clockRate: number }>(all: readonly C[]): C[] {
  const is = (codec: C, name: string) => codec.mimeType.toLowerCase() === name && codec.clockRate === 8000;
  return [...all.filter((c) => is(c, "audio/pcmu")), ...all.filter((c) => is(c, "audio/telephone-event"))];
}

function microphoneTrouble(cause: unknown): MicrophoneTrouble {
  switch (cause instanceof DOMException ? cause.name : "") {
    case "NotAllowedError":
    case "SecurityError":
      return "denied";
    case "NotReadableError":
    case "AbortError":
      return "busy";
    default:
      return "missing";
  }
}
