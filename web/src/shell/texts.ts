import { texts } from "./language.ts";

export const useTexts = texts("shell", {
  skip: ["本文へ移動", "Skip to content"],
  navigation: ["主なページ", "Main pages"],
  language: ["表示言語", "Language"],
  sessions: ["サインイン中の端末", "Where you are signed in"],
  signOut: ["この端末からサインアウト", "Sign out of this device"],
  signOutEverywhere: ["すべての端末からサインアウト", "Sign out everywhere"],
  demo: ["デモ", "Demo"],
  demoBanner: [
    "これはデモです。本物の電話番号や個人情報を入れないでください。",
    "This is a demo. Do not enter real telephone numbers or personal data.",
  ],
  demoTour: ["案内へ", "Open the tour"],
  loading: ["読み込んでいます", "Loading"],
  offline: [
    "ネットワークにつながっていません。つながると自動で続きます。",
    "You are offline. Work continues by itself when the connection is back.",
  ],
  crashTitle: ["この画面で問題が起きました", "Something went wrong on this screen"],
  crashWhat: [
    "入力の一部が失われた可能性があります。もう一度開いても直らないときは、管理者に下の言葉を伝えてください。",
    "Some of your input may be lost. If opening it again does not help, tell your administrator the words below.",
  ],
  again: ["もう一度開く", "Open again"],
  notFoundTitle: ["ページが見つかりません", "Page not found"],
  notFound: [
    "アドレスが変わったか、あなたには開けないページです。",
    "The address has changed, or this page is not for you.",
  ],
  home: ["はじめの画面へ", "Go to your start page"],
  endedTitle: ["サインインの期限が切れました", "You have been signed out"],
  ended: [
    "一定時間操作がなかったか、ほかの端末でサインアウトされました。入力した内容は残っています。もう一度サインインすると続けられます。",
    "Nothing happened for a while, or you signed out on another device. What you typed is still here; sign in again to continue.",
  ],
  unreachableTitle: ["サーバーにつながりません", "The server cannot be reached"],
  retry: ["もう一度試す", "Try again"],
  leave: ["入力を捨てて、はじめの画面へ", "Discard my input and go to the start page"],
  "role.operator": ["オペレーター", "Operator"],
  "role.supervisor": ["スーパーバイザー", "Supervisor"],
  "role.admin": ["管理者", "Administrator"],
  "role.quality-reviewer": ["品質評価者", "Quality reviewer"],
  "role.client-admin": ["委託元の管理者", "Client administrator"],
  "role.client-member": ["委託元の社員", "Client member"],
  errorTitle: ["できませんでした", "That did not work"],
  close: ["閉じる", "Close"],
});
