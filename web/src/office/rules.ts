/// What the watch asks of each day, as the server names it.
export type Rule =
  | "reading-without-call"
  | "volume"
  | "off-hours"
  | "refused-attempts"
  | "silence"
  | "canary"
  | "own-family"
  | "public-figure"
  | "canary-caller"
  | "clock"
  | "database-visit"
  | "program-died"
  | "entries-wait"
  | "stamp-refused"
  | "copy-failed"
  | "disk"
  | "log-away";
