import { texts } from "../../i18n/language.ts";
import { NAMES } from "./names.ts";

export const useFactTexts = texts("assurance.facts", {
  ...NAMES,

  path: ["通話の道のりと、保護", "The way of a call, and what protects it"],
  pathHint: [
    "電話の音声は公衆電話網を暗号化されずに通り、オペレーターが聞きます。電話代行会社に届いた音声と伝言は、取得直後に封緘します。",
    "The sound of a call crosses the public telephone network in clear, and the operator hears it. What arrives is sealed after capture.",
  ],
  "leg.public": ["公衆電話網", "Public telephone network"],
  "leg.carrier": ["中継（電話会社との間）", "Carrier line"],
  "leg.inside": ["社内（オペレーターまで）", "Inside, to the operator"],
  "leg.stored": ["保存", "Stored"],
  "leg.client": ["委託元の鍵", "The client's key"],
  "protection.no": ["保護なし", "Not protected"],
  "protection.unknown": ["確かめられていない", "Not known"],
  "protection.yes": ["保護あり", "Protected"],
  "what.public": [
    "暗号化されません。どの電話代行会社にも変えられません。",
    "It is not encrypted, and no answering service can change that.",
  ],
  "what.carrier.no": [
    "電話会社との間を TLS で結んでいるという観測が、いまありません。",
    "No observation in date says that the line to the carrier uses TLS.",
  ],
  "what.carrier.unknown": [
    "接続の手順は TLS で守られています。音声そのものが守られるかは、電話会社によります。",
    "Call set-up is protected by TLS. Whether the sound is depends on the carrier.",
  ],
  "what.carrier.yes": ["電話会社との間が暗号化されています。", "The line to the carrier is encrypted."],
  "what.inside.no": ["社内の通話の音声が暗号化されていません。", "Sound inside the office is not encrypted."],
  "what.inside.unknown": [
    "社内の通話の音声が SRTP で暗号化されているという観測が、いまありません。オペレーターは音声を聞きます。",
    "No observation in date says that sound inside uses SRTP. The operator hears it.",
  ],
  "what.inside.yes": [
    "通話の音声は SRTP で暗号化されて届きます。オペレーターは音声を聞きます。",
    "Sound travels under SRTP. The operator hears it.",
  ],
  "what.stored.no": ["保存したものの中に、封緘されていないものがあります。", "Something is stored that is not sealed."],
  "what.stored.unknown": [
    "保存場所に封緘されていないものがないという観測が、いまありません。",
    "No observation in date says that nothing is stored unsealed.",
  ],
  "what.stored.yes": [
    "取得直後に封緘します。封緘した目印の言葉は、保存場所を探しても平文では見つかりませんでした。",
    "It is sealed after capture. A marker that was sealed was looked for in what is stored, and not found in clear.",
  ],
  "what.client.no": ["委託元の鍵で封緘されていません。", "It is not sealed with the client's key."],
  "what.client.unknown": [
    "委託元の鍵で封緘します。委託元ごとに調べ、結果はその委託元の画面に出ます。",
    "It is sealed to the client's own key. That is looked at for each client, and shown on that client's screens.",
  ],
  "what.client.unknown-own": [
    "貴社の鍵で封緘されているという観測が、いまありません。",
    "No observation in date says that your company's key is in use.",
  ],
  "what.client.yes": [
    "貴社の鍵で封緘されています。開けられるのは、貴社と、貴社が品質評価に渡した相手だけです。",
    "Sealed to your company's key: it opens for your company, and for those to whom it gave something for quality review.",
  ],

  badges: ["認証", "Certificates"],
  badgesNone: [
    "いま有効な認証はありません。登録して二人が確かめ、期限内である認証だけがここに出ます。",
    "No certificate is valid now. Only those that two people entered and confirmed, and that are in date, appear here.",
  ],
  badgesHint: [
    "登録を二人が確かめ、いま期限内である認証だけを出しています。",
    "Only certificates that two people entered and confirmed, and that are in date.",
  ],
  number: ["番号", "Number"],
  holder: ["取得者", "Holder"],
  edition: ["規格", "Standard"],
  valid: ["有効期間", "Valid"],
  validFromTo: ["{{from}} から {{to}} まで", "{{from}} to {{to}}"],
  checked: ["公開の登録簿で確かめた時", "Looked up in the public register"],
  checkedNever: ["まだ確かめていません", "not yet"],
  register: ["公開の登録簿を開く", "Open the public register"],
  registerOf: ["{{name}}の公開の登録簿を開く", "Open the public register of {{name}}"],

  coverage: ["認証の適用範囲", "What the certificates cover"],
  coverageHint: [
    "証書の文言をそのまま載せ、二人が読んで、業務と拠点ごとに判断しました。「未判断」は対象外と同じです。",
    "The certificate's own words, and what two people read in them for each service at each site. “Undecided” counts as not covered.",
  ],
  coverageNone: [
    "適用範囲のある有効な認証がありません。次の業務と拠点は、どれも認証の対象ではありません。",
    "No valid certificate has a scope. None of these services and sites is certified.",
  ],
  services: ["業務", "Services"],
  sites: ["拠点", "Sites"],
  service: ["業務", "Service"],
  quote: ["証書の適用範囲（原文）", "Scope on the certificate, verbatim"],
  "covered.covered": ["対象", "Covered"],
  "covered.not-covered": ["対象外", "Not covered"],
  "covered.undecided": ["未判断", "Undecided"],
  separator: ["、", ", "],

  not: ["約束しないこと", "What we do not claim"],
  notHint: [
    "守るコードのないことは、画面にも書類にも書きません。",
    "What no code keeps stands on no screen and in no document.",
  ],
  "not.e2ee": [
    "端から端まで暗号化された通話ではありません。電話網は暗号化されず、オペレーターが聞きます。言えるのは「取得直後に封緘」までです。",
    "Calls are not end-to-end encrypted: the telephone network is in clear, and the operator hears them. The word is “sealed after capture”.",
  ],
  "not.tamper": [
    "記録は改ざん不可能ではありません。改ざんがあれば検知できる、という作りです。",
    "The log is not tamper-proof. It is tamper-evident: a change is found.",
  ],
  "not.law": [
    "個人情報保護法への「完全準拠」や、それを認める認証を名乗りません。",
    "We do not claim “full compliance” with Japan's privacy act, or any certificate of it.",
  ],
  "not.marks": [
    "このプログラムを使っても、P マークや ISMS を取得したことにはなりません。証拠をそろえておくだけです。",
    "Using this program gives nobody a Privacy Mark or an ISMS certificate. It keeps evidence ready.",
  ],
  "not.statistics": [
    "事故が何割減る、といった数字を掲げません。ここにあるのは、この会社で観測した数だけです。",
    "We quote no figure of how many incidents are avoided. All numbers here were observed in this office.",
  ],
  "not.law2026": [
    "2026 年に成立した個人情報保護法の改正を、施行済みとして扱いません。",
    "We do not treat the 2026 amendment of the privacy act as being in force.",
  ],
  "not.cameras": [
    "画面をカメラで撮ることや、聞いた人が覚えていることは防げません。",
    "A camera in front of a screen cannot be prevented, nor that a person remembers.",
  ],
});
