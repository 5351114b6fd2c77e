/// The ways in that the probe tries, as the server names them (`probe.Way`).
export const WAYS = [
  "api",
  "stream",
  "page",
  "session",
  "sign-in",
  "enrolment",
  "recovery",
  "sip",
  "webrtc",
  "actuator",
  "database",
] as const;
