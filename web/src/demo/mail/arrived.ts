export interface DemoMail {
  to: string;
  subject: string;
  text: string;
  at: string;
}

export interface DemoPost {
  /// The client's short name.
  room: string;
  text: string;
  at: string;
}

/// Both, the newest first.
export function arrived(mails: readonly DemoMail[], posts: readonly DemoPost[]): (DemoMail | DemoPost)[] {
  return [...mails, ...posts].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
