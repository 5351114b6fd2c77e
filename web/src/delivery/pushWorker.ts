/// The script that shows notifications. It fetches and keeps nothing.
export const PUSH_WORKER = "/push-worker.js";

/// Where it has a say: no page lies there, so that it takes nothing from the player's worker.
export const PUSH_SCOPE = "/push/";
