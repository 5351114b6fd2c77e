import { texts } from "./language.ts";

export const useSessionTexts = texts("shell.sessions", {
  title: ["サインイン中の端末", "Where you are signed in"],
  text: [
    "知らない端末があれば、ここで終わらせて、管理者に知らせてください。15 分使わないか、12 時間たつと自動で終わります。",
    "If you do not know one of these, end it here and tell your administrator. Each ends by itself after 15 minutes without use, and after 12 hours.",
  ],
  device: ["端末", "Device"],
  began: ["サインイン", "Signed in"],
  seen: ["最後に使った時刻", "Last used"],
  deed: ["操作", "Action"],
  here: ["この端末", "This device"],
  end: ["終わらせる", "End"],
  unknown: ["不明な端末", "Unknown device"],
  only: ["この端末だけです。", "Only this device."],
});
