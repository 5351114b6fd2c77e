import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Keys } from "../../api/types.ts";
import {
  createCompanyKey,
  createMemberKey,
  verifyChain,
  type KeyLine,
  type NewCompanyKey,
  type NewMemberKey,
} from "../../seal/index.ts";
import { chainOf, checkedLine, type Signed } from "../../seal/testChain.ts";
import { NotRecovered, recover } from "./recover.ts";

/// Real keys and real shares; the server and what moves to the new key are the test.
const api = vi.hoisted(() => ({ get: vi.fn(), post: vi.fn() }));
const ring = vi.hoisted(() => ({ now: vi.fn(), hold: vi.fn() }));
const startReheader = vi.hoisted(() => vi.fn());
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));
vi.mock("../reheader/reheader.ts", () => ({ startReheader }));
vi.mock("../../opening/keys/keyring.ts", () => ({
  companyChain: () => Promise.resolve(chain),
  holdRecovered: ring.hold,
  ringNow: ring.now,
}));

const CLIENT = "01980000-0000-7000-8000-000000000001";
const RYO = "01980000-0000-7000-8000-0000000000b1";
const PIN = `denwaban.company-key.${CLIENT}`;

let ryo: NewMemberKey;
let company: NewCompanyKey;
let line: KeyLine;
let shares: readonly string[];
let strange: readonly string[];
let chain: string;

const kept = new Map<string, string>();
const pinned = () => JSON.parse(kept.get(PIN) ?? "{}") as { fingerprint?: string; epoch?: number };

beforeAll(async () => {
  ryo = await createMemberKey(RYO, CLIENT);
  company = await createCompanyKey(ryo.identity, CLIENT, "x25519");
  line = await checkedLine(CLIENT, company.companyIdentity.fingerprint, chainOf([ryo], [company]));
  shares = await company.companyIdentity.shares(null);
  const other = await createCompanyKey(ryo.identity, CLIENT, "x25519");
  strange = await other.companyIdentity.shares(null);
});
beforeEach(() => {
  vi.resetAllMocks();
  kept.clear();
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  });
  chain = chainOf([ryo], [company]);
  ring.now.mockReturnValue({ kind: "open", member: ryo.identity, company: null });
  api.post.mockResolvedValue(undefined);
  api.get.mockResolvedValue(AFTER);
});

const KEYS = { clientId: CLIENT, company: { epoch: 1 }, me: null, held: [], wantedKind: "x25519" } as unknown as Keys;
const AFTER = { ...KEYS, company: { epoch: 2 } } as unknown as Keys;
const share = (n: number, of = shares) => of[n] ?? "";
const paths = () => api.post.mock.calls.map(([path]) => path as string);
const why = (recovering: Promise<void>) =>
  recovering.then(
    () => "recovered",
    (trouble: unknown) => (trouble instanceof NotRecovered ? trouble.why : String(trouble)),
  );

test("two of three shares bring the key back; the next one is stated as a recovery, pinned, held, and all moves to it", async () => {
  await recover(KEYS, share(0), share(2), "all kits burnt");
  expect(api.post.mock.calls[0]).toEqual(["/api/keys/recovery", { reason: "all kits burnt" }]);
  const [path, next] = api.post.mock.calls[1] as [string, Signed];
  expect(path).toBe("/api/keys/lines/company/epochs");
  const after = await verifyChain(CLIENT, company.companyIdentity.fingerprint, chainOf([ryo], [company, next]));
  expect(after).toMatchObject({ ok: true, line: { recovered: true } });
  expect(pinned()).toMatchObject({ epoch: 2 });
  expect(pinned().fingerprint).not.toBe(line.current.fingerprint);
  const [member, keys, back] = ring.hold.mock.lastCall as [unknown, unknown, { fingerprint: string }];
  expect([member, keys]).toEqual([ryo.identity, AFTER]);
  expect(back.fingerprint).toBe(line.current.fingerprint);
  expect(startReheader).toHaveBeenCalledOnce();
});

test("who holds the newest key already only takes the former one in", async () => {
  const me = { fingerprint: ryo.identity.fingerprint };
  const held = [{ line: "company", epoch: 1, to: me.fingerprint, blob: "" }];
  await recover({ ...KEYS, me, held } as unknown as Keys, share(0), share(1), "why");
  expect(paths()).toEqual(["/api/keys/recovery"]);
  expect(ring.hold).toHaveBeenCalledOnce();
  expect(startReheader).toHaveBeenCalledOnce();
});

test("of a locked ring nothing is asked", async () => {
  ring.now.mockReturnValue({ kind: "locked", idle: false });
  expect(await why(recover(KEYS, share(0), share(1), "why"))).toBe("unproven");
  expect(api.post).not.toHaveBeenCalled();
});

test("what the log does not take in ends it before a share is looked at", async () => {
  api.post.mockRejectedValueOnce(new Error("log-unavailable"));
  expect(await why(recover(KEYS, share(0), share(1), "why"))).toContain("log-unavailable");
  expect(ring.hold).not.toHaveBeenCalled();
});

test("shares of another key, the same one twice and a misread one bring nothing back", async () => {
  expect(await why(recover(KEYS, share(0, strange), share(1, strange), "why"))).toBe("wrong-key");
  expect(await why(recover(KEYS, share(0), share(0), "why"))).toBe("same-share");
  expect(await why(recover(KEYS, share(0), "nothing", "why"))).toBe("malformed");
  expect(new Set(paths())).toEqual(new Set(["/api/keys/recovery"]));
  expect(ring.hold).not.toHaveBeenCalled();
  expect(startReheader).not.toHaveBeenCalled();
});

test("a chain that does not hold, or not from what this browser saw, is not recovered on", async () => {
  chain = "{}";
  expect(await why(recover(KEYS, share(0), share(1), "why"))).toBe("unproven");
  chain = chainOf([ryo], [company]);
  kept.set(PIN, JSON.stringify({ fingerprint: "2222-3333-4444-5555-6666-7777-aaaa-bbbb", epoch: 1, seen: "" }));
  expect(await why(recover(KEYS, share(0), share(1), "why"))).toBe("unproven");
  expect(ring.hold).not.toHaveBeenCalled();
});

test("a next key that the server refused is neither pinned nor held", async () => {
  api.post.mockImplementation((path: string) =>
    path.endsWith("/epochs") ? Promise.reject(new Error("refused")) : Promise.resolve(),
  );
  expect(await why(recover(KEYS, share(0), share(1), "why"))).toContain("refused");
  expect(pinned().fingerprint).toBe(line.current.fingerprint);
  expect(ring.hold).not.toHaveBeenCalled();
});
