/// Writes the TypeScript half of `vectors/` anew: VECTORS_MAKE=1 npx vitest run src/seal/vectors.make
/// Keys are random, so all of it changes each time; add single vectors rather than make everything anew.

import { describe, it } from "vitest";
import { fileKey, newHeader, newIdentity, sealDetached, sealFile, type Suite } from "./age.ts";
import { base64, fromBase64, join, utf8 } from "./bytes.ts";
import {
  type BlindField,
  CompanyIdentity,
  createCompanyKey,
  createMemberKey,
  fingerprint,
  grantTo,
  newSessionSigner,
  sealMessage,
  wrapWithPrf,
  wrapWithRecovery,
} from "./inside.ts";
import { grantText } from "./company.ts";
import { writeVector } from "./vector.ts";

const CLIENT = "0196f0a0-0000-7000-8000-000000000001";
const RYO = "0196f0a0-0000-7000-8000-0000000000a1";
const MIO = "0196f0a0-0000-7000-8000-0000000000a2";
const AT = new Date("2026-11-24T06:00:00.000Z");

describe.runIf(process.env.VECTORS_MAKE === "1")("vectors by TypeScript", () => {
  it.each<[Suite, number]>([
    ["x25519", 100],
    ["x25519", 0],
    ["x25519", 65_536],
    ["x25519", 65_537],
    ["mlkem768x25519", 100],
    ["mlkem768x25519", 65_537],
  ])("age %s %i", async (suite, size) => {
    const { identity, recipient } = await newIdentity(suite);
    const file = await sealFile(
      recipient,
      Uint8Array.from({ length: size }, (_, i) => i % 251),
    );
    const about = { expect: "opens", identity, released: `${size}` };
    writeVector("age", `sealed-by-typescript-${suite}-${size}`, about, file);
  });

  it.each<Suite>(["x25519", "mlkem768x25519"])("new header %s", async (suite) => {
    const old = await newIdentity(suite);
    const next = await newIdentity(suite);
    const file = await sealDetached(
      old.recipient,
      Uint8Array.from({ length: 100 }, (_, i) => i),
    );
    const header = await newHeader(await fileKey(old.identity, file.header), next.recipient);
    const about = { expect: "opens", identity: next.identity, released: "100" };
    writeVector("age", `reheadered-by-typescript-${suite}`, about, join(header, file.payload));
  });

  it("blind tokens", async () => {
    const { identity } = await newIdentity("mlkem768x25519");
    const company = "6fnp-huno-om53-hph5-hl5j-sgn2-3tto-dth4";
    const key = await (await CompanyIdentity.of(CLIENT, 1, company, identity)).indexKey();
    const write = async (name: string, field: BlindField, typed: string, normal: string | null) => {
      if (normal === null) writeVector("blind-token", name, { expect: "none", field }, utf8(typed));
      else {
        const token = base64(await key.token(field, normal));
        const about = { expect: "good", field, normal, token, identity, company, client: CLIENT };
        writeVector("blind-token", name, about, utf8(typed));
      }
    };
    const tel: [string, string, string | null][] = [
      ["good-e164", "+81312345678", "+81312345678"],
      ["good-national", "0312345678", "+81312345678"],
      ["good-hyphens", "03-1234-5678", "+81312345678"],
      ["good-full-width", "０３ー１２３４－５６７８", "+81312345678"],
      ["good-parentheses", "(03) 1234 5678", "+81312345678"],
      ["good-plus-and-zero", "+81 (0)3 1234 5678", "+81312345678"],
      ["good-mobile", "090-1234-5678", "+819012345678"],
      ["good-free-call", "0120-444-113", "+81120444113"],
      ["good-abroad", "+1 212-555-0123", "+12125550123"],
      ["good-abroad-as-dialled-in-japan", "010-1-212-555-0123", "+12125550123"],
      ["letters", "03-1234-567a", null],
      ["without-a-zero", "312345678", null],
      ["too-short", "03-123", null],
      ["too-long", "+1234567890123456", null],
      ["emergency", "110", null],
      ["nothing", "", null],
      ["two-pluses", "++81312345678", null],
    ];
    for (const [name, typed, normal] of tel) await write(`tel-${name}`, "tel", typed, normal);
    const cases: [string, string, string | null][] = [
      ["good", "2026-0042", "20260042"],
      ["good-letters", "ab-12", "AB12"],
      ["good-full-width", "ＡＢ－１２", "AB12"],
      ["good-japanese", "修理 123", "修理123"],
      ["good-40-characters", "1".repeat(40), "1".repeat(40)],
      ["41-characters", "1".repeat(41), null],
      ["without-a-digit", "修理", null],
      ["nothing", "", null],
    ];
    for (const [name, typed, normal] of cases) await write(`case-${name}`, "case", typed, normal);
  });

  it("statements, grants, locks, messages", async () => {
    const ryo = await createMemberKey(RYO, CLIENT, AT);
    const mio = await createMemberKey(MIO, CLIENT, AT);
    const company = await createCompanyKey(ryo.identity, CLIENT, "mlkem768x25519", AT);
    await statement("good-member-by-typescript", ryo);
    await statement("good-company-by-typescript", { signKey: ryo.signKey, ...company });

    const granted = await grantTo(ryo.identity, company.companyIdentity, mio.statement, mio.signature);
    const text = await grantText(ryo.identity, company.companyIdentity, MIO, mio.statement, granted.grant);
    const about = { expect: "good", key: ryo.signKey, sealed: granted.grant, signature: granted.signature };
    writeVector("grant", "good-by-typescript", about, utf8(text));

    const prf = crypto.getRandomValues(new Uint8Array(32));
    const lock = { method: "passkey", prf: base64(prf), person: RYO };
    const blob = fromBase64(await wrapWithPrf(ryo.identity, prf, RYO));
    writeVector("unlock", "passkey", { expect: "opens", ...lock }, blob);
    writeVector("unlock", "passkey-of-another-person", { expect: "wrong-unlock", ...lock, person: MIO }, blob);
    const other = base64(crypto.getRandomValues(new Uint8Array(32)));
    writeVector("unlock", "passkey-that-is-another", { expect: "wrong-unlock", ...lock, prf: other }, blob);
    const flipped = blob.map((byte, i) => (i === 20 ? byte ^ 1 : byte));
    writeVector("unlock", "passkey-flipped-bit", { expect: "wrong-unlock", ...lock }, flipped);

    const paper = await wrapWithRecovery(ryo.identity);
    const kit = { method: "recovery", kit: paper.kit, person: RYO };
    writeVector("unlock", "kit", { expect: "opens", ...kit }, fromBase64(paper.blob));
    const otherKit = (await wrapWithRecovery(ryo.identity)).kit;
    const wrong = { expect: "wrong-unlock", ...kit, kit: otherKit };
    writeVector("unlock", "kit-of-another-lock", wrong, fromBase64(paper.blob));

    const { recipient, epoch } = company.companyIdentity;
    const signer = await newSessionSigner();
    const sealed = await sealMessage({
      client: CLIENT,
      call: "0196f0a0-0000-7000-8000-0000000000c1",
      company: { recipient, epoch, fingerprint: company.companyIdentity.fingerprint },
      body: { hello: "青葉" },
      signer,
      sealer: "オペレーター 1 \u{1F4DE}",
      at: AT,
    });
    const key = signer.publicKey;
    const name = await fingerprint(sealed.manifest);
    const good = { expect: "good", key, fingerprint: name, signature: sealed.signature };
    writeVector("manifest", "good-message-by-typescript", good, utf8(sealed.manifest));
  });
});

async function statement(name: string, made: { statement: string; signature: string; signKey: string }) {
  const { signature, signKey: key } = made;
  const about = { expect: "good", key, fingerprint: await fingerprint(made.statement), signature };
  writeVector("key-statement", name, about, utf8(made.statement));
}
