/// The floors of `src`, from the top down: imports go down only. ESLint says so in the editor, src/floor.test.ts in the
/// build.
export const FLOORS = [
  "main.tsx", // starts the program
  "csp.ts", // the browser's rules for it, before anything else runs
  "frame", // the list of pages, and what stands around every screen
  "demo", // the invented office, its telephone and its passkeys
  "office", // the back office
  "review", // independent quality review
  "inbox", // what a client sees
  "desk", // what an operator sees
  "session", // a person's sign-ins, and what ends them
  "search", // a member's own indexes
  "opening", // fetches, checks, opens and plays what was sealed
  "guard", // marks and covers what callers said
  "answering", // what is said for a client, shown to office and client alike, and at the desk
  "delivery", // who was told of what waits, shown to office, operators and clients alike
  "contract", // what was agreed, shown to office and client alike
  "assurance", // the checklist, what proves it, and what others sign
  "signin", // passkeys, and the keys they unlock
  "trust", // which program this is
  "player", // the worker that plays sealed sound
  "seal", // the only folder with keys, in a worker of its own
  "shell", // what screens are made of
  "theme.ts",
  "api", // the server's answers
  "i18n", // languages, times and numbers
];

/// @param {string} path of a file, from `src`
/// @returns {number} counted from the top; -1 if it is on none
export const floorOf = (path) => FLOORS.indexOf(path.split("/", 1)[0] ?? "");
