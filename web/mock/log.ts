/// Entries of a log, without a log behind them: proofs are refused, which is a screen to look at too.
const ACTS = [
  ["object.header.released", "client-member", "play"],
  ["object.header.released", "client-member", "read"],
  ["message.kept", "operator", "operate"],
  ["recording.kept", "edge", "operate"],
  ["recording.began", "edge", "operate"],
  ["key.granted", "client-admin", "manage"],
  ["key.company.added", "client-admin", "manage"],
] as const;

export function log(): Record<string, () => unknown> {
  return {
    "GET /api/log": () => ({
      size: ACTS.length,
      checkpoint: "",
      key: "denwaban.example/log/mock+00000000+AAAA",
      entries: ACTS.map(([act, role, purpose], n) => ({
        index: ACTS.length - 1 - n,
        leaf: JSON.stringify({
          v: 1,
          t: new Date(Date.now() - n * 7 * 60_000).toISOString(),
          act,
          client: "c-7f3a",
          actor: `p-${(4127 + n).toString(16)}`,
          role,
          obj: "019a5c00-0000-7000-8000-1bb000000000",
          purpose,
          result: n === 1 ? "refused" : "done",
          session: "s-91",
          c: "",
        }),
      })),
    }),
    "GET /api/log/*/proof": () => "not a proof\n",
  };
}
