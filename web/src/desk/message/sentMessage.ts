import type { Form, NoticeContent, SealTo } from "../../api/types.ts";

/// A message that this page has sent and can still correct. It contains nothing the caller said:
/// that is sealed in the office, and only this page's own key opens it.
export interface SentMessage {
  object: string;
  version: number;
  /// The manifest's text, whose hash the next version names.
  manifest: string;
  call: string;
  client: { id: string; name: string };
  form: Form;
  /// The key that it was sealed to.
  seal: SealTo;
  sentAt: string;
  /// What leaves in a mail beside it, of its corrections too.
  leaving: readonly NoticeContent[];
  /// From then on the office refuses, ISO 8601.
  until: string;
}
