import { afterEach, expect, test, vi } from "vitest";
import { toBase64url } from "../api/base64url.ts";
import type { Authenticator } from "./authenticator.ts";
import { enrol, signIn } from "./ceremony.ts";

const bytes = (...b: number[]) => Uint8Array.from(b);
const SECRET = new Uint8Array(32).fill(0xa5);

const device: Authenticator = {
  enrol: () =>
    Promise.resolve({
      credentialId: bytes(1),
      clientDataJSON: bytes(2),
      attestationObject: bytes(3),
      transports: ["internal"],
      prf: SECRET,
    }),
  assert: () =>
    Promise.resolve({
      credentialId: bytes(1),
      clientDataJSON: bytes(2),
      authenticatorData: bytes(3),
      signature: bytes(4),
      userHandle: bytes(5),
      prf: SECRET,
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

afterEach(() => vi.unstubAllGlobals());

const publicKey = {
  challenge: "AAAA",
  rpId: "aoba.localhost",
  userVerification: "required" as const,
  allowCredentials: [],
};

test("a sign-in sends the assertion and keeps the PRF secret in the page", async () => {
  const heard = listening({
    "/api/sign-in/options": { ceremony: "c", publicKey, prfSalt: "AAAA" },
    "/api/sign-in": { name: "青葉 涼" },
  });

  const done = await signIn(device);

  expect(done.prf).toEqual(SECRET);
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

test("an enrolment keeps it too", async () => {
  const heard = listening({ "/api/enrolment": { name: "青葉 涼" } });

  const done = await enrol(device, "token", {
    ceremony: "c",
    prfSalt: "AAAA",
    publicKey: {
      rp: { id: "aoba.localhost", name: "" },
      user: { id: "AA", name: "", displayName: "" },
      challenge: "AA",
      pubKeyCredParams: [],
      attestation: "none",
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    },
    person: { name: "", kind: "member", role: "client-admin", client: null },
  });

  expect(done.prf).toEqual(SECRET);
  expect(heard.join()).not.toContain(toBase64url(SECRET));
  expect(heard.join()).not.toContain("prf");
});
