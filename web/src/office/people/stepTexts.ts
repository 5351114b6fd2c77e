import { texts } from "../../i18n/language.ts";

/// The words of the first steps of a new office.
export const useStepTexts = texts("office.steps", {
  title: ["はじめの準備", "First steps"],
  done: ["済み", "Done"],
  open: ["これから", "To do"],
  progress: ["{{all}} のうち {{done}} が済みました", "{{done}} of {{all}} done"],
  hide: ["この案内を閉じる", "Hide these steps"],
  secondAdmin: ["もう一人の管理者", "A second administrator"],
  "secondAdmin.what": [
    "二人になると、事務所の設定を変えるときに互いの承認が必要になります。",
    "From then on, changes to the office need the approval of both.",
  ],
  "secondAdmin.do": ["人を追加", "Add a person"],
  client: ["委託元", "A client"],
  "client.what": ["会社と電話番号を加えます。", "Add the company and its telephone number."],
  "client.do": ["委託元へ", "Go to clients"],
  clientAdmin: ["委託元の管理者", "The client’s administrator"],
  "clientAdmin.what": [
    "登録用リンクを本人に渡します。パスキーを作ると済みになります。",
    "Give them the enrolment link. Done once they have a passkey.",
  ],
  "clientAdmin.do": ["人を追加", "Add a person"],
  companyKey: ["委託元の会社の鍵", "The client’s company key"],
  "companyKey.what": [
    "委託元の管理者が、自分の画面で作ります。それまでは録音も伝言も封緘できません。",
    "The client’s administrator makes it. Until then no recording and no message can be sealed.",
  ],
  contract: ["契約への双方の署名", "The contract, signed by both"],
  "contract.what": [
    "委託元の画面の「契約の案と署名」で案を作って署名し、委託元の管理者が「契約」で署名します。それまで、その会社の電話は受けられません。",
    "Draft and sign it under “Drafts and signatures” on the client’s page; the client’s administrator signs under “Contract”. Until then the client’s calls are not answered.",
  ],
  "contract.do": ["委託元へ", "Go to clients"],
  confirmed: ["委託先確認記録への署名", "The client’s vendor confirmation"],
  "confirmed.what": [
    "委託元の管理者が、自分の画面の「点検表」で 6 項目を確かめて署名します。それまで、その会社の電話は受けられません。",
    "The client’s administrator looks at the six items under “Checklist” and signs. Until then the client’s calls are not answered.",
  ],
  operator: ["オペレーター", "An operator"],
  "operator.what": ["登録用リンクを本人に渡します。", "Give them the enrolment link."],
  "operator.do": ["人を追加", "Add a person"],
  trunk: ["電話会社との接続", "The carrier’s trunk"],
  "trunk.what": [
    "設定 denwaban.sip.trunks に、電話会社の発信元アドレスを書きます。設定の誤りは ./denwaban check で分かります。",
    "Write the addresses that the carrier calls from into denwaban.sip.trunks. ./denwaban check finds mistakes.",
  ],
  call: ["試しの電話", "A test call"],
  "call.what": [
    "委託元の番号に電話をかけ、オペレーターの席で応答すると済みになります。",
    "Ring the client’s number; done once an operator has answered.",
  ],
});
