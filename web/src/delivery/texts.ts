import { texts } from "../i18n/language.ts";

/// How far a notice is, in words that say no more than is known.
export const useTexts = texts("delivery", {
  "about.message": ["伝言", "Message"],
  "about.missed": ["応答できなかった着信", "Call that nobody answered"],
  "about.voicemail": ["留守番電話", "Voicemail"],
  "about.callback": ["折り返しのご希望", "Call-back asked for"],
  "about.test": ["テスト", "Test"],
  "state.held": ["{{time}} にお知らせします", "to be told at {{time}}"],
  "state.telling": ["お知らせしています", "being told"],
  "state.telling.accepted": [
    "お知らせを送りました（確認はまだです）",
    "the notice was handed over; nobody has acknowledged it",
  ],
  "state.telling.failing": ["お知らせが届いていません", "no notice has been handed over"],
  "state.opened": ["開かれました（確認はまだです）", "opened; nobody has acknowledged it"],
  "state.openedBefore": ["{{time}} に、お知らせの前に開かれました", "opened at {{time}}, before anybody was told"],
  "state.acknowledged": ["{{name}} さんが {{time}} に確認しました", "acknowledged by {{name}} at {{time}}"],
  "state.acknowledged.someone": ["{{time}} に確認されました", "acknowledged at {{time}}"],
  "state.done": ["対応済み", "done"],
  "state.unanswered": ["誰も確認していません", "nobody acknowledged"],
});
