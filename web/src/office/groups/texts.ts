import { texts } from "../../i18n/language.ts";

/// The words for groups of operators.
export const useTexts = texts("office.groups", {
  title: ["オペレーターの班", "Groups of operators"],
  what: [
    "委託元の電話を、まず担当の班で鳴らし、決めた秒数で出られなければ、あふれ先の班でも鳴らします。班を決めていない委託元の電話は、全員で鳴ります。",
    "A client's calls ring its own group first and, after the time set here, the overflow group too. Calls of a client without a group ring at all operators.",
  ],
  groups: ["班", "Groups"],
  "groups.none": ["班はまだありません", "No groups yet"],
  "groups.noneText": [
    "班を作ると、委託元ごとに担当の班を決められます。それまでは、全員ですべての電話を受けます。",
    "Once there is a group, it can answer for clients. Until then everybody takes all calls.",
  ],
  "group.new": ["班を作る", "Make a group"],
  "group.edit": ["直す", "Edit"],
  "group.editOf": ["{{name}} を直す", "Edit {{name}}"],
  "group.remove": ["なくす", "Remove"],
  "group.removeOf": ["{{name}} をなくす", "Remove {{name}}"],
  "group.removeText": [
    "班がなくなります。中の方の利用は変わりません。委託元に割り当てられている班は、なくせません。",
    "The group goes; the people in it stay as they are. A group that answers for a client cannot be removed.",
  ],
  "group.name": ["班の名前", "Name of the group"],
  "group.members": ["班の方（同じ方が複数の班に入れます）", "People in it (a person may be in several)"],
  "group.nobody": ["誰もいません", "Nobody"],
  "people.none": ["電話を受ける方がまだいません。", "Nobody answers calls yet."],
  clients: ["委託元ごとの担当", "Which group answers for whom"],
  client: ["委託元", "Client"],
  own: ["担当の班", "Own group"],
  overflow: ["あふれ先の班", "Overflow group"],
  after: ["あふれるまで（秒）", "Seconds until it overflows"],
  everybody: ["全員", "Everybody"],
  change: ["変更する", "Change"],
  changeOf: ["{{client}} の担当を変更する", "Change who answers for {{client}}"],
  afterText: ["{{least}}〜{{most}}秒", "{{least}} to {{most}} seconds"],
  save: ["保存する", "Save"],
  cancel: ["やめる", "Cancel"],
  unstaffed: ["受付中の方がいない班があります", "Groups in which nobody takes calls"],
  "unstaffed.toOverflow": [
    "{{client}}：「{{own}}」に誰もいません。電話はすぐに「{{overflow}}」で鳴ります。",
    "{{client}}: nobody in “{{own}}”. Calls ring at “{{overflow}}” at once.",
  ],
  "unstaffed.toAll": [
    "{{client}}：「{{own}}」に誰もいません。電話はすぐに全員で鳴ります。",
    "{{client}}: nobody in “{{own}}”. Calls ring at everybody's at once.",
  ],
  "unstaffed.both": [
    "{{client}}：「{{own}}」にも「{{overflow}}」にも誰もいません。電話はすぐに全員で鳴ります。",
    "{{client}}: nobody in “{{own}}”, nor in “{{overflow}}”. Calls ring at everybody's at once.",
  ],
  "unstaffed.overflow": [
    "{{client}}：あふれ先の「{{overflow}}」に誰もいません。「{{own}}」が出られないときは、全員で鳴ります。",
    "{{client}}: nobody in “{{overflow}}”. What “{{own}}” cannot take in time rings at everybody's.",
  ],
});
