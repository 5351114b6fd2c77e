/// For tests: what a client's settings may be made of.

import type { Handling, Hours } from "./types.ts";

export const NEVER_OPEN: Hours = {
  zone: "Asia/Tokyo",
  weekly: [[], [], [], [], [], [], []],
  holidays: [],
  national: false,
  openOn: [],
  yearEnd: null,
};

export const HANDLING: Handling = {
  closed: "ANSWER",
  voicemailSeconds: 180,
  choiceSeconds: null,
  voicemail: false,
  callback: false,
  refuseAnonymous: false,
};
