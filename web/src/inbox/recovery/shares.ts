/// A share as people handle it: groups of four on paper.

const PREFIX = "DENWABAN-SHARE-1";
const GROUP = /.{1,4}/g;

export interface ShareText {
  prefix: string;
  groups: string[];
  /// The line that matters, for a code that a camera reads.
  line: string;
}

/// @param page one of CompanyIdentity.shares(): lines of explanation, then the share
export function shareText(page: string): ShareText {
  const line = page.trimEnd().split("\n").at(-1) ?? "";
  return { prefix: PREFIX, groups: line.slice(PREFIX.length).match(GROUP) ?? [], line };
}
