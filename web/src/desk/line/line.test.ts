import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Line, type LineState } from "./line.ts";

const TRACK = { readyState: "live", addEventListener: () => undefined, stop: () => undefined };

class Sender {
  sends: unknown = TRACK;
  broken = false;
  replaceTrack(track: unknown): Promise<void> {
    if (this.broken) return Promise.reject(new Error("closed"));
    this.sends = track;
    return Promise.resolve();
  }
}

class Connection {
  static made: Connection[] = [];
  sender = new Sender();
  connectionState = "new";
  localDescription = { sdp: "offer" };
  onconnectionstatechange: () => void = () => undefined;
  constructor() {
    Connection.made.push(this);
  }
  addTransceiver() {
    return { sender: this.sender, setCodecPreferences: () => undefined };
  }
  createOffer() {
    return Promise.resolve({});
  }
  setLocalDescription() {
    return Promise.resolve();
  }
  setRemoteDescription() {
    this.connectionState = "connected";
    this.onconnectionstatechange();
    return Promise.resolve();
  }
  close() {
    this.connectionState = "closed";
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  Connection.made = [];
  vi.stubGlobal("RTCPeerConnection", Connection);
  vi.stubGlobal("RTCRtpReceiver", { getCapabilities: () => null });
  vi.stubGlobal("navigator", {
    mediaDevices: { getUserMedia: () => Promise.resolve({ getAudioTracks: () => [TRACK], getTracks: () => [TRACK] }) },
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

function line(answers: (again: boolean) => string | null = () => "answer") {
  const states: LineState[] = [];
  const opened = new Line({
    negotiate: (_, again) => Promise.resolve(answers(again)),
    changed: (state) => states.push(state),
    speaker: {} as HTMLAudioElement,
  });
  return { line: opened, states };
}

const sends = () => Connection.made.at(-1)?.sender.sends;

test("nothing is sent before a call, and the microphone's sound in it", async () => {
  const { line: it, states } = line();
  it.speak(false);
  await it.open();
  expect(states.at(-1)).toEqual({ kind: "up" });
  expect(sends()).toBeNull();
  it.speak(true);
  expect(sends()).toBe(TRACK);
  it.speak(false);
  expect(sends()).toBeNull();
  expect(Connection.made).toHaveLength(1);
});

test("a line of which nobody has said whether it waits sends", async () => {
  const { line: it } = line();
  await it.open();
  expect(sends()).toBe(TRACK);
});

test("a connection that is made anew in a call sends at once", async () => {
  const { line: it } = line();
  it.speak(false);
  await it.open();
  it.speak(true);
  const first = Connection.made.at(-1);
  if (!first) throw new Error("none was made");
  first.connectionState = "failed";
  first.onconnectionstatechange();
  it.retryNow();
  await settled();
  expect(Connection.made).toHaveLength(2);
  expect(sends()).toBe(TRACK);
});

test("a microphone that cannot be put through costs the connection, not the caller's patience", async () => {
  const { line: it, states } = line();
  it.speak(false);
  await it.open();
  const first = Connection.made.at(-1);
  if (!first) throw new Error("none was made");
  first.sender.broken = true;
  it.speak(true);
  await settled();
  expect(first.connectionState).toBe("closed");
  expect(states.at(-1)).toEqual({ kind: "lost", retryInMs: 1_000 });
  it.retryNow();
  await settled();
  expect(sends()).toBe(TRACK);
});

test("a microphone that is given after the line was closed is let go", async () => {
  let give: (microphone: unknown) => void = () => undefined;
  const stop = vi.fn();
  const track = { ...TRACK, stop };
  vi.stubGlobal("navigator", {
    mediaDevices: { getUserMedia: () => new Promise((resolve) => (give = resolve)) },
  });
  const { line: it, states } = line();
  const opening = it.open();
  it.close();
  give({ getAudioTracks: () => [track], getTracks: () => [track] });
  await opening;
  expect(stop).toHaveBeenCalledOnce();
  expect(it.microphone).toBeNull();
  expect(Connection.made).toHaveLength(0);
  expect(states.at(-1)).toEqual({ kind: "off" });
});

test("a line that another window took is not taken back by itself, and the microphone is let go", async () => {
  const asked: boolean[] = [];
  let elsewhere = false;
  const { line: it, states } = line((again) => {
    asked.push(again);
    return elsewhere && again ? null : "answer";
  });
  await it.open();
  elsewhere = true;
  const first = Connection.made.at(-1);
  if (!first) throw new Error("none was made");
  first.connectionState = "failed";
  first.onconnectionstatechange();
  it.retryNow();
  await settled();
  expect(states.at(-1)).toEqual({ kind: "elsewhere" });
  expect(it.microphone).toBeNull();
  it.retryNow();
  await settled();
  expect(asked).toEqual([false, true]);
  await it.open();
  expect(asked).toEqual([false, true, false]);
  expect(states.at(-1)).toEqual({ kind: "up" });
});
