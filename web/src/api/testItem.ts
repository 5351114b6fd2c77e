import type { InboxItem } from "./types.ts";

/// An item for tests of screens: of the general box, opened, with nothing in it.
export function testItem(more: Partial<InboxItem> = {}): InboxItem {
  return {
    id: "01980000-0000-7000-8000-0000000000d1",
    call: "01980000-0000-7000-8000-0000000000c1",
    mailbox: null,
    arrivedAt: "2026-11-24T06:03:12Z",
    answered: true,
    wish: null,
    urgent: false,
    state: "opened",
    doneBy: null,
    takenBy: null,
    due: null,
    notes: 0,
    message: null,
    slip: null,
    drafts: [],
    recording: null,
    ...more,
  };
}
