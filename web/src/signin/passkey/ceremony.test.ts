import { afterEach, expect, test, vi } from "vitest";
import { toBase64url } from "../../api/base64url.ts";
import type { Authenticator } from "./authenticator.ts";
import { enrol, secretOf, signIn, touchAgain } from "./ceremony.ts";
import { createMemberKey, keepPrf, unlockWithPrf, wrapWithPrf, type PrfSecret } from "../../seal/index.ts";

const bytes = (...b: number[]) => Uint8Array.from(b);
const SECRET = new Uint8Array(32).fill(0xa5);
const PERSON = "0196f0a0-0000-7000-8000-0000000000a1";

/// Given anew each time: what is handed over is not left.
let given: Uint8Array<ArrayBuffer>[] = [];

function secret(): Uint8Array<ArrayBuffer> {
  const bytes = SECRET.slice();
  given.push(bytes);
  return bytes;
}

async function opensWithTheSecret(prf: PrfSecret | null): Promise<void> {
  if (!prf) throw new Error("no secret");
  const { identity } = await createMemberKey(PERSON, "0196f0a0-0000-7000-8000-000000000001");
  const blob = await wrapWithPrf(identity, await keepPrf(SECRET.slice()), PERSON);
  expect((await unlockWithPrf(blob, prf, PERSON)).fingerprint).toBe(identity.fingerprint);
  expect(given).toEqual([new Uint8Array(32)]);
}

const device: Authenticator = {
  enrol: () =>
    Promise.resolve({
      credentialId: bytes(1),
      clientDataJSON: bytes(2),
      attestationObject: bytes(3),
      transports: ["internal"],
      prf: secret(),
    }),
  assert: () =>
    Promise.resolve({
      credentialId: bytes(1),
      clientDataJSON: bytes(2),
      authenticatorData: bytes(3),
      signature: bytes(4),
      userHandle: bytes(5),
      prf: secret(),
    }),
};

/// A server that writes down what it was sent.
function listening(answers: Record<string, unknown>): string[] {
  const heard: string[] = [];
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => {
    heard.push(typeof init.body === "string" ? init.body : "");
    return Promise.resolve(Response.json(answers[path]));
  });
  return heard;
}

afterEach(() => {
  vi.unstubAllGlobals();
  given = [];
});

const publicKey = {
  challenge: "AAAA",
  rpId: "aoba.localhost",
  userVerification: "required" as const,
  allowCredentials: [],
};

test("a sign-in sends the assertion, and the PRF secret goes into the cell alone", async () => {
  const heard = listening({
    "/api/sign-in/options": { ceremony: "c", publicKey, prfSalt: "AAAA" },
    "/api/sign-in": { name: "青葉 涼" },
  });

  const done = await signIn(device);

  await opensWithTheSecret(done.prf);
  expect(JSON.parse(heard[1] ?? "")).toEqual({
    ceremony: "c",
    credentialId: "AQ",
    clientDataJSON: "Ag",
    authenticatorData: "Aw",
    signature: "BA",
    userHandle: "BQ",
  });
  expect(heard.join()).not.toContain(toBase64url(SECRET));
});

test("so it is at an enrolment", async () => {
  const heard = listening({ "/api/enrolment": { name: "青葉 涼" } });

  const done = await enrol(device, "token", {
    ceremony: "c",
    prfSalt: "AAAA",
    needs: "any",
    publicKey: {
      rp: { id: "aoba.localhost", name: "" },
      user: { id: "AA", name: "", displayName: "" },
      challenge: "AA",
      pubKeyCredParams: [],
      attestation: "none",
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    },
    person: { name: "", kind: "member", role: "client-admin", client: null, first: false },
  });

  await opensWithTheSecret(done.prf);
  expect(heard.join()).not.toContain(toBase64url(SECRET));
  expect(heard.join()).not.toContain("prf");
});

test("a touch proves the person, and its secret is wiped", async () => {
  const options = { ceremony: "c", publicKey, prfSalt: "AAAA" };
  const heard = listening({ "/api/sign-in/options": options, "/api/presence": {} });
  await touchAgain(device);
  expect(JSON.parse(heard[1] ?? "")).toMatchObject({ ceremony: "c", signature: "BA" });
  expect(given).toEqual([new Uint8Array(32)]);
});

test("a secret comes with the person's presence, asked of the passkeys that are named", async () => {
  vi.stubGlobal("window", { location: { hostname: "aoba.localhost" } });
  const heard = listening({ "/api/sign-in/options": { ceremony: "c", publicKey, prfSalt: "AAAA" } });
  const asserting = vi.spyOn(device, "assert");
  const said = await secretOf(device, ["AQ", "Ag"]);
  expect(said?.credentialId).toBe("AQ");
  await opensWithTheSecret(said?.prf ?? null);
  expect(asserting.mock.lastCall?.[0]).toEqual({
    ...publicKey,
    allowCredentials: [
      { type: "public-key", id: "AQ" },
      { type: "public-key", id: "Ag" },
    ],
  });
  expect(JSON.parse(heard[1] ?? "")).toMatchObject({ ceremony: "c" });
});

test("a server that is away keeps nobody from the secret: the challenge is the page's, and no presence is told", async () => {
  vi.stubGlobal("window", { location: { hostname: "aoba.localhost" } });
  const asked = vi.fn(() => Promise.reject(new TypeError("away")));
  vi.stubGlobal("fetch", asked);
  const asserting = vi.spyOn(device, "assert");
  await opensWithTheSecret((await secretOf(device, ["AQ"]))?.prf ?? null);
  expect(asserting.mock.lastCall?.[0].challenge).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(asked).toHaveBeenCalledOnce();
});

test("a passkey without a secret gives none, though the person was there", async () => {
  vi.stubGlobal("window", { location: { hostname: "aoba.localhost" } });
  const heard = listening({ "/api/sign-in/options": { ceremony: "c", publicKey, prfSalt: "AAAA" } });
  vi.spyOn(device, "assert").mockResolvedValueOnce({
    credentialId: bytes(1),
    clientDataJSON: bytes(2),
    authenticatorData: bytes(3),
    signature: bytes(4),
    userHandle: null,
    prf: null,
  });
  expect(await secretOf(device, ["AQ"])).toBeNull();
  expect(heard).toHaveLength(2);
});
