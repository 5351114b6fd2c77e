import type { Certificate, Parts, Register, SchemeRules } from "./certificates.ts";

export const HANA = { name: "佐藤 花", me: true };
export const KEN = { name: "山田 健", me: false };

export const SCHEMES: SchemeRules[] = [
  { scheme: "p-mark", kind: "certificate", coverage: "entity", editions: ["JIS Q 15001:2023"], listed: true },
  { scheme: "isms", kind: "certificate", coverage: "scope", editions: ["ISO/IEC 27001:2022"], listed: true },
  { scheme: "data-centre", kind: "report", coverage: "nothing", editions: [], listed: false },
];

export const PARTS: Parts = {
  number: "IS 700001",
  holder: "7010001000000",
  holderName: "電話番株式会社",
  edition: "ISO/IEC 27001:2022",
  body: "認証機関",
  accreditation: "ISMS-AC",
  scopeText: "電話代行業務",
  sites: "本社",
  region: "",
  reported: null,
  from: "2025-12-02",
  to: "2028-12-01",
  surveillance: "2026-12-01",
  recertification: null,
  registryLink: "https://isms.jp.example/",
  linkable: false,
  pdfSha256: null,
  digest: "0".repeat(64),
};

/// As entered by a person, and waiting for a second.
export function certificate(by: typeof HANA): Certificate {
  return {
    id: "1",
    version: 1,
    newest: 1,
    scheme: "isms",
    state: "unconfirmed",
    parts: PARTS,
    enteredBy: by,
    enteredAt: "2026-11-24T06:00:00Z",
    confirmedBy: null,
    confirmedAt: null,
    waiting: [{ entry: "9", by, at: "2026-11-24T06:00:00Z", reason: "", parts: PARTS }],
    window: null,
    lastCheckedAt: null,
    lastResult: null,
    checkOverdue: true,
  };
}

export function register(certificates: Certificate[]): Register {
  return {
    today: "2026-11-24",
    holidaysUntil: 2027,
    office: { number: null, services: ["message"], waiting: null },
    certificates,
    tasks: [{ kind: "expires", level: "urgent", record: "1", due: "2028-12-01", provisional: true, count: 1 }],
    matrix: {
      services: ["message"],
      sites: ["site:本社", "home"],
      entities: [],
      scopes: [
        {
          record: "1",
          scheme: "isms",
          state: "unconfirmed",
          number: "IS 700001",
          scopeText: "電話代行業務",
          sitesText: "本社",
          cells: [
            {
              service: "message",
              site: "home",
              decision: "undecided",
              reason: "",
              enteredBy: null,
              confirmedBy: null,
              waiting: null,
            },
          ],
        },
      ],
    },
    schemes: SCHEMES,
  };
}
