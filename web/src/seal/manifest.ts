/// Manifests (docs/formats/manifest.md): what one sealed object is and is not.

import { BYTES32, canonical, Fields, FINGERPRINT, parse, PSEUDONYM, UUID, type Json } from "./json.ts";
import { SealTrouble } from "./trouble.ts";

export type Kind = "message" | "recording" | "slip" | "draft";

export interface Segment {
  n: number;
  startMs: number;
  length: number;
  /// base64, of the payload
  sha256: string;
  headerSha256: string;
}

export interface Manifest {
  client: string;
  object: string;
  version: number;
  prev: string | null;
  kind: Kind;
  call: string;
  sealedAt: string;
  epoch: number;
  company: string;
  complete: boolean;
  segments: Segment[];
  /// `program` names the program that sealed, as it says itself; absent in version 1.
  sealer: { role: "operator" | "edge"; id: string; key: string; program?: string };
}

const INT = 2_147_483_647;
const SEGMENTS = 288;
const MEMBERS = [
  ..."call client company complete epoch kind object prev sealedAt sealer segments v version".split(" "),
] as const;

export function writeManifest(manifest: Manifest): string {
  const { segments, sealer, ...rest } = manifest;
  const v = sealer.program === undefined ? 1 : 2;
  return canonical({ v, ...rest, segments: segments.map((s) => ({ ...s })), sealer: { ...sealer } });
}

/// Reads without checking the signature.
///
/// @throws SealTrouble malformed
export function readManifest(text: string): Manifest {
  const f = new Fields(parse(text), MEMBERS);
  const v = f.number("v", 1, 2);
  const version = f.number("version", 1, INT);
  const prev = f.textOrNull("prev", BYTES32);
  if ((version === 1) !== (prev === null)) throw new SealTrouble("malformed");
  const segments = f.list("segments").map(readSegment);
  if (segments.length === 0 || segments.length > SEGMENTS) throw new SealTrouble("malformed");
  if (segments.some((segment, i) => segment.n !== i)) throw new SealTrouble("malformed");
  return {
    client: f.text("client", UUID),
    object: f.text("object", UUID),
    version,
    prev,
    kind: f.text("kind", /^(message|recording|slip|draft)$/) as Kind,
    call: f.text("call", UUID),
    sealedAt: f.time("sealedAt"),
    epoch: f.number("epoch", 1, INT),
    company: f.text("company", FINGERPRINT),
    complete: f.bool("complete"),
    segments,
    sealer: readSealer(f.object("sealer"), v),
  };
}

function readSegment(json: Json): Segment {
  const f = new Fields(json, ["headerSha256", "length", "n", "sha256", "startMs"]);
  return {
    n: f.number("n", 0, SEGMENTS - 1),
    startMs: f.number("startMs", 0),
    length: f.number("length", 0),
    sha256: f.text("sha256", BYTES32),
    headerSha256: f.text("headerSha256", BYTES32),
  };
}

function readSealer(json: Json, v: number): Manifest["sealer"] {
  const f = new Fields(json, v === 2 ? ["id", "key", "program", "role"] : ["id", "key", "role"]);
  const role = f.text("role", /^(operator|edge)$/) as "operator" | "edge";
  const sealer = { role, id: f.text("id", PSEUDONYM), key: f.text("key", BYTES32) };
  return v === 2 ? { ...sealer, program: f.text("program", BYTES32) } : sealer;
}
