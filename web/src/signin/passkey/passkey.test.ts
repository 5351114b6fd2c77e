import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PasskeyTrouble } from "./authenticator.ts";
import { browserPasskeys, deviceKeepsPasskeys, passkeysSupported } from "./passkey.ts";

/// A browser's own passkeys, as far as the page has to do with them.
const credentials = { create: vi.fn(), get: vi.fn() };
const available = vi.fn();

class FakeCredential {
  static isUserVerifyingPlatformAuthenticatorAvailable = available;
  rawId = Uint8Array.of(1).buffer;
  response: object;
  #extensions: object;

  constructor(response: object, extensions: object = {}) {
    this.response = response;
    this.#extensions = extensions;
  }

  getClientExtensionResults() {
    return this.#extensions;
  }
}

const buffer = (...bytes: number[]) => Uint8Array.from(bytes).buffer;
const SALT = Uint8Array.of(9, 9);
const GET = { challenge: "AQ", rpId: "aoba.localhost", userVerification: "required" as const };
const MAKE = {
  rp: { id: "aoba.localhost", name: "" },
  user: { id: "Ag", name: "n", displayName: "n" },
  challenge: "AQ",
  pubKeyCredParams: [],
  attestation: "none" as const,
  authenticatorSelection: { residentKey: "required" as const, userVerification: "required" as const },
};
const said = (more: object = {}) => ({
  clientDataJSON: buffer(2),
  authenticatorData: buffer(3),
  signature: buffer(4),
  userHandle: null,
  ...more,
});

beforeEach(() => {
  vi.resetAllMocks();
  vi.stubGlobal("navigator", { credentials });
  vi.stubGlobal("PublicKeyCredential", FakeCredential);
  vi.stubGlobal("window", { isSecureContext: true, PublicKeyCredential: FakeCredential });
});
afterEach(() => vi.unstubAllGlobals());

const assert = () => browserPasskeys.assert({ ...GET, allowCredentials: [{ type: "public-key", id: "Aw" }] }, SALT);
const why = () =>
  assert().then(
    () => "given",
    (trouble: unknown) => (trouble as PasskeyTrouble).code,
  );

test("a passkey is asked for with bytes and the salt, and gives its secret apart from what is sent", async () => {
  credentials.get.mockResolvedValue(new FakeCredential(said(), { prf: { results: { first: buffer(7, 7) } } }));
  expect(await assert()).toEqual({
    credentialId: Uint8Array.of(1),
    clientDataJSON: Uint8Array.of(2),
    authenticatorData: Uint8Array.of(3),
    signature: Uint8Array.of(4),
    userHandle: null,
    prf: Uint8Array.of(7, 7),
  });
  expect(credentials.get).toHaveBeenCalledExactlyOnceWith({
    publicKey: {
      ...GET,
      challenge: Uint8Array.of(1),
      allowCredentials: [{ type: "public-key", id: Uint8Array.of(3) }],
      extensions: { prf: { eval: { first: SALT } } },
    },
  });
});

test("the handle comes where the passkey has one, and a secret that is bytes already is taken as it is", async () => {
  const secret = Uint8Array.of(8);
  credentials.get.mockResolvedValue(
    new FakeCredential(said({ userHandle: buffer(5) }), { prf: { results: { first: secret } } }),
  );
  const { userHandle, prf } = await assert();
  expect(userHandle).toEqual(Uint8Array.of(5));
  expect(prf).toBe(secret);
});

test.each([{}, { prf: {} }, { prf: { enabled: true } }, { prf: { results: {} } }])(
  "one that answers %j has no secret",
  async (extensions) => {
    credentials.get.mockResolvedValue(new FakeCredential(said(), extensions));
    expect((await assert()).prf).toBeNull();
  },
);

test("a passkey is made with bytes, none of those that are there, and says how it can be reached", async () => {
  const response = { clientDataJSON: buffer(2), attestationObject: buffer(3) };
  credentials.create.mockResolvedValue(new FakeCredential({ ...response, getTransports: () => ["internal"] }));
  const made = await browserPasskeys.enrol({ ...MAKE, excludeCredentials: [{ type: "public-key", id: "Aw" }] }, SALT);
  expect(made).toEqual({
    credentialId: Uint8Array.of(1),
    clientDataJSON: Uint8Array.of(2),
    attestationObject: Uint8Array.of(3),
    transports: ["internal"],
    prf: null,
  });
  expect(credentials.create.mock.lastCall?.[0]).toMatchObject({
    publicKey: {
      challenge: Uint8Array.of(1),
      user: { id: Uint8Array.of(2) },
      excludeCredentials: [{ type: "public-key", id: Uint8Array.of(3) }],
      extensions: { prf: { eval: { first: SALT } } },
    },
  });
  credentials.create.mockResolvedValue(new FakeCredential(response));
  expect((await browserPasskeys.enrol(MAKE, SALT)).transports, "an older browser").toEqual([]);
});

test.each([
  ["NotAllowedError", "cancelled"],
  ["AbortError", "cancelled"],
  ["InvalidStateError", "known-here"],
  ["NotSupportedError", "unsupported"],
  ["ConstraintError", "unsupported"],
  ["SecurityError", "insecure"],
  ["DataError", "failed"],
])("a browser that says %s is said as %s", async (name, code) => {
  credentials.get.mockRejectedValue(new DOMException("x", name));
  expect(await why()).toBe(code);
});

test("what is no credential, and what is no browser's own fault, has failed", async () => {
  credentials.get.mockResolvedValue(null);
  expect(await why()).toBe("failed");
  credentials.get.mockRejectedValue(new TypeError("x"));
  expect(await why()).toBe("failed");
});

test("where the page is not safe, or there are no passkeys, none is asked for", async () => {
  vi.stubGlobal("window", { isSecureContext: false, PublicKeyCredential: FakeCredential });
  expect([await why(), passkeysSupported(), await deviceKeepsPasskeys()]).toEqual(["insecure", false, false]);
  vi.stubGlobal("window", { isSecureContext: true });
  expect([await why(), passkeysSupported(), await deviceKeepsPasskeys()]).toEqual(["unsupported", false, false]);
  expect(credentials.get).not.toHaveBeenCalled();
  expect(available).not.toHaveBeenCalled();
});

test("whether the device keeps one itself is the browser's word; one that cannot say keeps none", async () => {
  expect(passkeysSupported()).toBe(true);
  available.mockResolvedValueOnce(true).mockResolvedValueOnce(false).mockRejectedValueOnce(new Error("x"));
  expect([await deviceKeepsPasskeys(), await deviceKeepsPasskeys(), await deviceKeepsPasskeys()]).toEqual([
    true,
    false,
    false,
  ]);
});
