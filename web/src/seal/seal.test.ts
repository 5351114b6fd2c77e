import { describe, expect, it } from "vitest";
import { base64, fromBase64, fromUtf8, utf8 } from "./bytes.ts";
import {
  checkManifest,
  createCompanyKey,
  createMemberKey,
  exportCompanyIdentity,
  fingerprint,
  grantTo,
  newSessionSigner,
  openGrant,
  openObject,
  prfSalt,
  sealMessage,
  SealTrouble,
  toAgeFile,
  unlockWithKit,
  unlockWithPrf,
  verifyStatement,
  wrapWithPrf,
  wrapWithRecovery,
  type CompanyIdentity,
  type Suite,
  type Why,
} from "./inside.ts";
import { newIdentity, openFile, sealFile } from "./age.ts";

const CLIENT = "0196f0a0-0000-7000-8000-000000000001";
const OTHER_CLIENT = "0196f0a0-0000-7000-8000-000000000002";
const RYO = "0196f0a0-0000-7000-8000-0000000000a1";
const MIO = "0196f0a0-0000-7000-8000-0000000000a2";
const CALL = "0196f0a0-0000-7000-8000-0000000000c1";
const PRF = crypto.getRandomValues(new Uint8Array(32));

async function refused(why: Why, work: Promise<unknown>) {
  const trouble: unknown = await work.then(
    () => "nothing was refused",
    (error: unknown) => error,
  );
  expect(trouble).toBeInstanceOf(SealTrouble);
  expect((trouble as SealTrouble).why).toBe(why);
}

async function company(suite: Suite) {
  const ryo = await createMemberKey(RYO, CLIENT);
  const made = await createCompanyKey(ryo.identity, CLIENT, suite);
  return { ryo, ...made };
}

async function message(to: { companyIdentity: CompanyIdentity }, body: unknown = { hello: "青葉" }) {
  const { recipient, epoch, fingerprint: name } = to.companyIdentity;
  return await sealMessage({
    client: CLIENT,
    call: CALL,
    company: { recipient, epoch, fingerprint: name },
    body,
    signer: await newSessionSigner(),
    sealer: "op-1",
  });
}

describe.each<Suite>(["x25519", "mlkem768x25519"])("a company with %s", (suite) => {
  it("reads what was sealed to it, through a grant", async () => {
    const aoba = await company(suite);
    const mio = await createMemberKey(MIO, CLIENT);
    const granted = await grantTo(aoba.ryo.identity, aoba.companyIdentity, mio.statement, mio.signature);
    const mios = await openGrant(mio.identity, granted.grant, aoba.statement);
    const sealed = await message(aoba);

    const expected = { client: CLIENT, object: sealed.object, kind: "message" as const };
    const { manifest, signature } = sealed;
    for (const reader of [mios, await openGrant(aoba.ryo.identity, aoba.grant, aoba.statement)]) {
      const plain = await openObject(
        reader,
        fromBase64(sealed.header),
        fromBase64(sealed.payload),
        manifest,
        signature,
        expected,
      );
      expect(JSON.parse(fromUtf8(plain))).toEqual({ hello: "青葉" });
    }
  });

  it("can leave with a key file and an age file", async () => {
    const aoba = await company(suite);
    const sealed = await message(aoba);
    const keyFile = exportCompanyIdentity(aoba.companyIdentity);
    const file = toAgeFile(fromBase64(sealed.header), fromBase64(sealed.payload));

    const identity = keyFile.split("\n").find((line) => !line.startsWith("#")) ?? "";
    const plain = await openFile(identity, new Uint8Array(await file.arrayBuffer()));
    expect(JSON.parse(fromUtf8(plain))).toEqual({ hello: "青葉" });
  });
});

describe("a member's key", () => {
  it("opens with the passkey and with the kit, typed anyhow", async () => {
    const { identity } = await createMemberKey(RYO, CLIENT);
    const passkey = await unlockWithPrf(await wrapWithPrf(identity, PRF, RYO), PRF, RYO);
    const { blob, kit } = await wrapWithRecovery(identity);
    const paper = await unlockWithKit(blob, ` ${kit.toLowerCase().replace(/(.{4})/g, "$1 ")}\n`);

    for (const one of [passkey, paper]) {
      expect(one.fingerprint).toBe(identity.fingerprint);
      expect(one.secret()).toEqual(identity.secret());
    }
  });

  it("stays locked to another passkey, another person, another kit, a flipped bit", async () => {
    const { identity } = await createMemberKey(RYO, CLIENT);
    const blob = await wrapWithPrf(identity, PRF, RYO);
    const paper = await wrapWithRecovery(identity);
    const other = await wrapWithRecovery(identity);

    await refused(
      "wrong-unlock",
      unlockWithPrf(
        blob,
        PRF.map((b) => b ^ 1),
        RYO,
      ),
    );
    await refused("wrong-unlock", unlockWithPrf(blob, PRF.slice(1), RYO));
    await refused("wrong-unlock", unlockWithPrf(blob, PRF, MIO));
    await refused("wrong-unlock", unlockWithPrf(flip(blob, 40), PRF, RYO));
    await refused("wrong-unlock", unlockWithKit(paper.blob, other.kit));
    await refused("wrong-unlock", unlockWithKit(paper.blob, paper.kit.slice(0, -1)));
    await refused("wrong-unlock", unlockWithKit(flip(paper.blob, 1700), paper.kit));
    await refused("wrong-unlock", unlockWithKit(paper.blob, paper.kit, MIO));
  });

  it("asks every passkey the same question", async () => {
    expect(base64(await prfSalt())).toBe("D9QFpI8JV++xhL5XmOVlqsWTayYC9/tOhR35ilr0tzQ=");
  });
});

describe("a key statement", () => {
  it("names who made it, and nobody else can have", async () => {
    const aoba = await company("x25519");
    const stated = await verifyStatement(aoba.statement, aoba.signature, aoba.ryo.statement);
    expect(stated.kind).toBe("company");
    expect(await fingerprint(aoba.statement)).toBe(aoba.companyIdentity.fingerprint);

    const mio = await createMemberKey(MIO, CLIENT);
    const stranger = await createMemberKey(RYO, OTHER_CLIENT);
    await refused("bad-signature", verifyStatement(aoba.statement, aoba.signature, mio.statement));
    await refused("wrong-client", verifyStatement(aoba.statement, aoba.signature, stranger.statement));
    await refused("bad-signature", verifyStatement(aoba.statement, mio.signature));
    await refused("malformed", verifyStatement(aoba.statement.replace(":1,", ": 1,"), aoba.signature));
    const swapped = aoba.statement.replace(aoba.companyIdentity.recipient, stranger.recipient);
    await refused("wrong-suite", verifyStatement(swapped, aoba.signature));
    await refused("wrong-client", createCompanyKey(stranger.identity, CLIENT, "x25519"));
  });

  it("is no grant for another client", async () => {
    const aoba = await company("x25519");
    const stranger = await createMemberKey(MIO, OTHER_CLIENT);
    const { identity } = aoba.ryo;

    await refused("wrong-client", grantTo(identity, aoba.companyIdentity, stranger.statement, stranger.signature));
    await refused("bad-header", openGrant(stranger.identity, aoba.grant));
    const other = await createCompanyKey(identity, CLIENT, "x25519");
    await refused("wrong-key", openGrant(identity, aoba.grant, other.statement));
  });
});

describe("a grant", () => {
  it("with another key under the stated name is refused", async () => {
    const aoba = await company("x25519");
    const { recipient, identity } = await newIdentity("x25519");
    const real = exportCompanyIdentity(aoba.companyIdentity);
    const swapped = real.replace(/AGE-SECRET-KEY-1\w+/, identity);
    const wrongEpoch = real.replace("# epoch: 1", "# epoch: 2");
    const grantOf = async (text: string) => base64(await sealFile(aoba.ryo.recipient, utf8(text)));

    expect(recipient).not.toBe(aoba.companyIdentity.recipient);
    for (const text of [swapped, wrongEpoch]) {
      await refused("wrong-key", openGrant(aoba.ryo.identity, await grantOf(text), aoba.statement));
    }
    await refused("malformed", openGrant(aoba.ryo.identity, await grantOf(`${real}\n`), aoba.statement));
    const member = await grantOf(real);
    await refused("wrong-key", openGrant(aoba.ryo.identity, member, aoba.ryo.statement));
  });
});

describe("an object", () => {
  it("is refused when anything about it is another's", async () => {
    const aoba = await company("x25519");
    const mine = await message(aoba);
    const other = await message(aoba, { another: true });
    const minato = await company("x25519");
    const expected = { client: CLIENT, object: mine.object, kind: "message" as const };
    const open = (change: Partial<typeof mine>, want: object = {}, reader = aoba.companyIdentity) => {
      const { header, payload, manifest, signature } = { ...mine, ...change };
      const asked = { ...expected, ...want };
      return openObject(reader, fromBase64(header), fromBase64(payload), manifest, signature, asked);
    };

    expect(await open({})).toEqual(utf8('{"hello":"青葉"}'));
    await refused("bad-signature", open({ signature: other.signature }));
    await refused("bad-signature", open({ manifest: other.manifest }));
    await refused("wrong-object", open({ manifest: other.manifest, signature: other.signature }));
    await refused("bad-payload", open({ payload: other.payload }));
    await refused("bad-payload", open({ payload: flip(mine.payload, 20) }));
    await refused("bad-payload", open({ header: other.header }));
    await refused("bad-header", open({ header: flip(mine.header, 130) }));
    await refused("wrong-client", open({}, { client: OTHER_CLIENT }));
    await refused("wrong-object", open({}, { kind: "recording" }));
    await refused("wrong-key", open({}, {}, minato.companyIdentity));
    await refused("malformed", open({ manifest: ` ${mine.manifest}` }));
  });

  it("says who sealed it", async () => {
    const aoba = await company("x25519");
    const sealed = await message(aoba);
    const expected = { client: CLIENT, object: sealed.object, kind: "message" as const };

    const manifest = await checkManifest(aoba.companyIdentity, sealed.manifest, sealed.signature, expected);
    expect(manifest.sealer.id).toBe("op-1");
    expect(sealed.object).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

function flip(text: string, at: number): string {
  const bytes = fromBase64(text);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return base64(bytes);
}
