import { beforeEach, expect, test, vi } from "vitest";
import type { Holding } from "./keys/keyring.ts";
import { openDraft, openedObjects, openedOfCall, openMessage, openSlip } from "./opening.ts";

const page = vi.hoisted(() => ({
  locks: [] as (() => void)[],
  release: vi.fn(),
  openSegment: vi.fn(),
  standing: vi.fn(),
  text: vi.fn(),
}));

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
vi.mock("./standing.ts", () => ({ checkStanding: page.standing }));
vi.mock("./types.ts", () => ({ readMessage: page.text, readSlip: page.text }));
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
  page.standing.mockReset().mockResolvedValue(undefined);
  page.text.mockReset().mockReturnValue({});
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

test("a message is opened only if it stands where it is said to, and nothing else stands anywhere", async () => {
  await WAYS.slip();
  await WAYS.draft();
  expect(page.standing).not.toHaveBeenCalled();
  page.standing.mockRejectedValue(new Error("wrong-version"));
  await expect(WAYS.message()).rejects.toThrow("wrong-version");
  const [, released, object, standing] = page.standing.mock.lastCall as unknown[];
  expect([object, standing]).toEqual(["o", "newest"]);
  expect(released).toHaveProperty("segments");
  expect(page.openSegment, "of the slip and the draft").toHaveBeenCalledTimes(2);
});

test.each(Object.entries(WAYS))("a %s has one segment", async (_, open) => {
  for (const segments of [
    [],
    [
      { n: 0, header: "" },
      { n: 1, header: "" },
    ],
  ]) {
    page.release.mockResolvedValue({ segments });
    await expect(open()).rejects.toThrow("wrong-object");
  }
  expect(page.openSegment).not.toHaveBeenCalled();
});

test.each(Object.entries(WAYS))("a %s that cannot be shown is not kept as opened", async (_, open) => {
  page.text.mockReturnValue(null);
  await expect(open()).rejects.toThrow("malformed");
  expect(openedObjects()).toEqual([]);
});
