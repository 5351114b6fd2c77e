import type { Certificate, Draft, SchemeRules } from "./certificates.ts";

/// In bytes, as the server counts them.
export const PDF_LIMIT = 5 * 1024 * 1024;

export function emptyDraft(): Draft {
  return {
    record: null,
    base: null,
    scheme: "p-mark",
    number: "",
    holder: "",
    holderName: "",
    edition: "",
    body: "",
    accreditation: "",
    scopeText: "",
    sites: "",
    region: "",
    reported: "",
    from: "",
    to: "",
    surveillance: "",
    recertification: "",
    registryLink: "",
    pdf: null,
  };
}

/// A correction begins with what stands there, also with what already waits.
export function draftOf({ id, newest: base, scheme, parts, waiting }: Certificate): Draft {
  const newest = waiting.find((one) => one.parts !== null)?.parts ?? parts;
  return {
    record: id,
    base,
    scheme,
    number: newest.number,
    holder: newest.holder ?? "",
    holderName: newest.holderName,
    edition: newest.edition,
    body: newest.body,
    accreditation: newest.accreditation,
    scopeText: newest.scopeText,
    sites: newest.sites,
    region: newest.region,
    reported: newest.reported ?? "",
    from: newest.from,
    to: newest.to,
    surveillance: newest.surveillance ?? "",
    recertification: newest.recertification ?? "",
    registryLink: newest.registryLink,
    pdf: null,
  };
}

export type Part = Exclude<keyof Draft, "record" | "base" | "scheme" | "pdf">;

/// What the form asks for, scheme by scheme; the server refuses what lacks.
export function partsOf({ scheme, kind, coverage, listed }: SchemeRules): { parts: Part[]; required: Part[] } {
  const report = kind === "report";
  const audited = kind === "certificate" && coverage === "scope";
  const required: Part[] = [
    "holderName",
    ...(report ? (["region"] as const) : (["holder", "number", "body"] as const)),
    "edition",
    ...(coverage === "scope" ? (["scopeText"] as const) : []),
    ...(kind === "certificate" ? [] : (["reported"] as const)),
    "from",
    "to",
  ];
  const parts: Part[] = [
    "holderName",
    "holder",
    ...(report ? (["region"] as const) : (["number", "body"] as const)),
    "edition",
    ...(audited ? (["accreditation"] as const) : []),
    ...(coverage === "scope" ? (["scopeText", "sites"] as const) : []),
    ...(kind === "certificate" ? [] : (["reported"] as const)),
    "from",
    "to",
    ...(audited && scheme !== "ismap" ? (["surveillance", "recertification"] as const) : []),
    ...(listed || scheme === "other" ? (["registryLink"] as const) : []),
  ];
  return { parts, required };
}

/// What another scheme does not ask for goes with it.
export function ofScheme(draft: Draft, rules: SchemeRules): Draft {
  const { parts } = partsOf(rules);
  const kept: Draft = { ...emptyDraft(), record: draft.record, base: draft.base, scheme: rules.scheme, pdf: draft.pdf };
  for (const part of parts) kept[part] = draft[part];
  if (rules.editions.length > 0 && !rules.editions.includes(kept.edition)) kept.edition = rules.editions[0] ?? "";
  return kept;
}
