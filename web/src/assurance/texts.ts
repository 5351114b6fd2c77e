import { texts } from "../i18n/language.ts";

export const useAssuranceTexts = texts("assurance", {
  title: ["この電話代行会社を、契約の前に確かめる", "Check this answering service before you sign"],
  what: [
    "委託先を選ぶときの 6 項目に、プログラムが観測した結果で答えます。どの答えにも、署名された証拠と期限があります。だれでも見られます。",
    "The six questions for choosing a vendor, answered by what the program observed. Each answer has signed evidence and an end. Anybody may look.",
  ],
  link: [
    "委託するかどうかを決めて書面に残すときは、電話代行会社に評価用のリンクを頼んでください。アカウントは要りません。",
    "To put your decision in writing, ask the answering service for an evaluation link. No account is needed.",
  ],

  evaluate: ["委託先選定評価書をつくる", "Make your vendor evaluation"],
  evaluateWhat: [
    "{{company}} 様が、この電話代行会社に電話を任せるかどうかを、6 項目の根拠を見て決め、書面に残すためのページです。",
    "On this page {{company}} decides whether to entrust this answering service, by the evidence of six items, and puts it in writing.",
  ],
  "how.look": [
    "6 項目の根拠を順に開き、項目ごとに答えます。根拠まで開かずに読むだけなら 5 分ほどの長さです。",
    "Open the evidence of the six items one by one and answer each. What is on the page before you open any is about five minutes of reading.",
  ],
  "how.sign": [
    "「委託する」か「見送る」かを決め、全文を見てから署名します。アカウントは要りません。",
    "Choose to entrust or to decline, read the whole text and sign it. No account is needed.",
  ],
  "how.take": [
    "電話代行会社の署名が付いた評価書を、印刷するか、ダウンロードして保管します。",
    "Print or download the evaluation, which the answering service signs as it received it.",
  ],
  "how.until": [
    "このリンクは {{until}} まで、1 回だけ署名できます。このページのアドレスを知る人はだれでも署名できるので、社内だけで使ってください。",
    "This link works until {{until}}, for one signature. Whoever knows the address of this page can sign, so keep it within your company.",
  ],
  signed: [
    "署名しました。この書面を印刷するか、ダウンロードして、貴社で保管してください。リンクの期限までは、このページでもう一度開けます。",
    "It is signed. Print or download it and keep it in your company. Until the link ends, this page shows it again.",
  ],
  dead: ["このリンクは使えません", "This link does not work"],
  deadWhat: [
    "期限が過ぎたか、取り消されたか、アドレスの一部が欠けています。リンクを送った電話代行会社の担当者に、新しいリンクを頼んでください。",
    "It is over, was taken back, or a part of the address is missing. Ask the person of the answering service who sent it for a new one.",
  ],
  deadTrust: ["署名しないで点検表だけを見る", "See the checklist without signing"],
});
