import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Me } from "../api/types.ts";
import { keepPrf, SealTrouble, verifyReviewer, type PrfSecret } from "../seal/index.ts";
import { byFresh, byKit, byPasskey, draftKey, register, type Draft, type Key } from "./keys.ts";

/// Real keys; the passkey and the server are the test.
const passkey = vi.hoisted(() => ({ said: vi.fn(), fresh: vi.fn(), secret: vi.fn(), post: vi.fn() }));
vi.mock("../signin/passkey/ceremony.ts", () => ({ secretOf: passkey.said }));
vi.mock("../signin/passkey/choice.ts", () => ({ authenticatorFor: () => null, rememberedChoice: () => null }));
vi.mock("../signin/passkey/fresh.ts", () => ({ takeFresh: passkey.fresh }));
vi.mock("../signin/keys/keys.ts", () => ({
  memberSecret: passkey.secret,
  NoSecret: class extends Error {},
}));
vi.mock("../api/api.ts", () => ({ api: { post: passkey.post } }));

const ME = { person: "01980000-0000-7000-8000-0000000000f1" } as Me;
const CREDENTIAL = "the passkey";

let draft: Draft;
let key: Key;
let right: PrfSecret;
let wrong: PrfSecret;

beforeAll(async () => {
  right = await keepPrf(new Uint8Array(32).fill(7));
  wrong = await keepPrf(new Uint8Array(32).fill(8));
  passkey.secret.mockResolvedValue({ credentialId: CREDENTIAL, prf: right });
  draft = await draftKey(ME, null);
  key = { epoch: 1, fingerprint: draft.identity.fingerprint, unlocks: draft.body.unlocks as Key["unlocks"] };
});
beforeEach(() => {
  vi.resetAllMocks();
  passkey.secret.mockResolvedValue({ credentialId: CREDENTIAL, prf: right });
});

test("a key is stated by its reviewer, and locked with the passkey and with the kit", async () => {
  const { statement, signature, unlocks } = draft.body;
  expect(await verifyReviewer(statement, signature)).toMatchObject({ person: ME.person, epoch: 1, prev: null });
  expect(unlocks.map(({ method, credentialId }) => [method, credentialId])).toEqual([
    ["passkey", CREDENTIAL],
    ["recovery", null],
  ]);
  expect(JSON.stringify(draft.body)).not.toContain(draft.kit);
});

test("one that follows a lost key names it", async () => {
  const { body } = await draftKey(ME, { ...key, epoch: 4 });
  const said = await verifyReviewer(body.statement, body.signature);
  expect(said).toMatchObject({ epoch: 5, prev: key.fingerprint });
});

test("what is registered is the statement and the locked key, never the kit", async () => {
  await register(draft);
  expect(passkey.post).toHaveBeenCalledExactlyOnceWith("/api/quality/key", draft.body);
});

test("the passkey of the sign-in opens it; none, another's and one without a secret do not, and ask for nothing", async () => {
  passkey.fresh.mockReturnValue({ credentialId: CREDENTIAL, prf: right });
  expect((await byFresh(ME, key))?.fingerprint).toBe(key.fingerprint);
  for (const fresh of [null, { credentialId: "another", prf: right }, { credentialId: CREDENTIAL, prf: null }]) {
    passkey.fresh.mockReturnValue(fresh);
    expect(await byFresh(ME, key)).toBeNull();
  }
  expect(passkey.said).not.toHaveBeenCalled();
});

test("no passkey of the sign-in stands for the kit, which has none", async () => {
  passkey.fresh.mockReturnValue(null);
  const [, kit] = key.unlocks;
  if (!kit) throw new Error("two ways were made");
  expect(await byFresh(ME, { ...key, unlocks: [kit] })).toBeNull();
});

test("a passkey is asked for among those that lock it, and opens it", async () => {
  passkey.said.mockResolvedValue({ credentialId: CREDENTIAL, prf: right });
  expect((await byPasskey(ME, key)).fingerprint).toBe(key.fingerprint);
  expect(passkey.said).toHaveBeenCalledExactlyOnceWith(null, [CREDENTIAL]);
});

test("a passkey without a secret, another's, and a wrong secret do not open it", async () => {
  passkey.said.mockResolvedValue(null);
  await expect(byPasskey(ME, key)).rejects.toThrow("no-prf");
  passkey.said.mockResolvedValue({ credentialId: "another", prf: right });
  await expect(byPasskey(ME, key)).rejects.toThrow("other-person");
  passkey.said.mockResolvedValue({ credentialId: CREDENTIAL, prf: wrong });
  await expect(byPasskey(ME, key)).rejects.toThrow("wrong-unlock");
});

test("the kit opens it, for its person; another kit does not", async () => {
  expect((await byKit(ME, key, draft.kit)).fingerprint).toBe(key.fingerprint);
  const other = { person: ME.person.replace("f1", "f2") } as Me;
  await expect(byKit(other, key, draft.kit)).rejects.toThrow(SealTrouble);
  await expect(byKit(ME, key, (await draftKey(ME, null)).kit)).rejects.toThrow("wrong-unlock");
  await expect(byKit(ME, { ...key, unlocks: key.unlocks.slice(0, 1) }, draft.kit)).rejects.toThrow("other-person");
});
