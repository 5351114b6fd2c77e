/// What may leave in a mail, where contract and approval say so (docs/formats/notice-approval.md).
export const NOTICE_CONTENTS = ["caller-name", "subject", "text"] as const;

export type NoticeContent = (typeof NOTICE_CONTENTS)[number];
