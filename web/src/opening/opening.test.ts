import { beforeEach, expect, test, vi } from "vitest";
import type { Holding } from "./keys/keyring.ts";
import { openDraft, openedObjects, openedOfCall, openMessage, openSlip } from "./opening.ts";

const page = vi.hoisted(() => ({ locks: [] as (() => void)[], release: vi.fn(), openSegment: vi.fn() }));

vi.mock("../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("./keys/keyring.ts", () => ({
  keyOf: () => ({ epoch: 1 }),
  onLock: (forget: () => void) => page.locks.push(forget),
}));
vi.mock("./keys/boxes.ts", () => ({ lineOf: () => ({ line: {} }), within: (company: unknown) => company }));
vi.mock("./fetching.ts", () => ({
  bytesOf: () => new Uint8Array(),
  payload: () => Promise.resolve(new Uint8Array()),
  release: page.release,
}));
vi.mock("./standing.ts", () => ({ checkStanding: () => Promise.resolve() }));
vi.mock("./types.ts", () => ({ readMessage: () => ({}), readSlip: () => ({}) }));
vi.mock("../trust/running.ts", () => ({ runningBundle: () => Promise.resolve(null) }));
vi.mock("../seal/index.ts", () => ({
  checkHeader: () => Promise.resolve({ fingerprint: "key" }),
  openSegment: page.openSegment,
  verifyManifest: () =>
    Promise.resolve({ client: "a", call: "c", version: 1, segments: [{}], sealer: { key: "signer", program: null } }),
  SealTrouble: class extends Error {},
}));

const COMPANY = { client: "a", line: { client: "a" } } as unknown as Holding;
const WAYS = {
  message: () => openMessage(COMPANY, "c", "o", "newest"),
  slip: () => openSlip(COMPANY, "c", "o"),
  draft: () => openDraft(COMPANY, "c", "o"),
};

const lock = () => page.locks.forEach((forget) => forget());

beforeEach(() => {
  lock();
  page.release.mockReset().mockResolvedValue({ segments: [{ n: 0, header: "" }] });
  page.openSegment.mockReset().mockResolvedValue({ plaintext: new Uint8Array() });
});

test.each(Object.entries(WAYS))("a %s is released once as long as the keys are open", async (_, open) => {
  await open();
  await open();
  expect(page.release).toHaveBeenCalledOnce();
  lock();
  await open();
  expect(page.release).toHaveBeenCalledTimes(2);
});

test.each(Object.entries(WAYS))("a %s that was under way when the keys were locked does not stay", async (_, open) => {
  let answer: (opened: { plaintext: Uint8Array }) => void = () => undefined;
  page.openSegment.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  const opening = open();
  await vi.waitFor(() => expect(page.openSegment).toHaveBeenCalledOnce());
  lock();
  answer({ plaintext: new Uint8Array() });
  await opening;
  expect(openedObjects()).toEqual([]);
  expect(openedOfCall("c")).toEqual({ message: null, slip: null });
  await open();
  expect(page.release, "nothing was kept to answer from").toHaveBeenCalledTimes(2);
});
