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
  new: [
    "新しいブラウザでサインインがありました：{{device}}、{{at}}",
    "You signed in with a new browser: {{device}}, {{at}}",
  ],
  "new.text": [
    "心当たりがなければ、すぐに終わらせて管理者に知らせてください。",
    "If that was not you, end it at once and tell your administrator.",
  ],
  "new.see": ["サインイン中の端末を見る", "See where you are signed in"],
  "new.mine": ["自分です", "That was me"],
  keys: ["パスキー", "Passkeys"],
  "keys.one": [
    "パスキーが一つだけです。端末をなくすと入れなくなります。管理者にリンクを頼み、別の端末でもパスキーを作ってください。",
    "You have one passkey. If you lose the device, you cannot get in. Ask your administrator for a link and make a passkey on another device too.",
  ],
  "keys.kind": ["種類", "Kind"],
  "keys.synced": ["端末のあいだで同期されるパスキー", "Synced between devices"],
  "keys.bound": ["一つの端末だけのパスキー", "On one device only"],
  "keys.added": ["作成", "Made"],
  "keys.unused": ["まだ使っていません", "Not used yet"],
  "keys.last": ["最後の一つは消せません", "The last one stays"],
  "keys.remove": ["このパスキーを消しますか", "Remove this passkey?"],
  "keys.remove.text": [
    "このパスキーではサインインできなくなり、ほかの端末のサインインはすべて終わります。もう一度登録するには、管理者のリンクと、もう一人の管理者の確認が必要です。",
    "It can no longer sign in, and you are signed out everywhere else. Adding it again takes a link from an administrator, and a second administrator’s confirmation.",
  ],
  "keys.remove.do": ["消す", "Remove"],
  "keys.keep": ["やめる", "Keep it"],
  only: ["この端末だけです。", "Only this device."],
});
