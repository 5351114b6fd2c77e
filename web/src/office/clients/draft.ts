import type { Client } from "../../api/types.ts";
import { spoken } from "../../i18n/kana.ts";
import { readNumber } from "../../i18n/number.ts";
import { COMPANY_NAME_LIMIT, kanaOf, nameOf, numberOf } from "../forms/checks.ts";
import { usesOf, type Use } from "./FormFields.tsx";
import type { ClientChange } from "./queries.ts";

/// The fields as they are being typed.
export interface Draft {
  name: string;
  kana: string;
  keyKind: Client["keyKind"];
  numbers: string[];
  uses: Use[];
}

export function draftOf(client: Client): Draft {
  return {
    name: client.name,
    kana: client.kana,
    keyKind: client.keyKind,
    numbers: client.numbers.map(spoken),
    uses: usesOf(client.form),
  };
}

/// As it is saved and read again, so that two drafts can be compared: without what typing alone leaves.
export function tidied(draft: Draft): Draft {
  const { name, kana, keyKind, numbers, form } = changeOf(draft);
  return { name, kana, keyKind, numbers: numbers.map(spoken), uses: usesOf(form) };
}

export function changeOf(draft: Draft): Omit<ClientChange, "base"> {
  return {
    name: draft.name.trim(),
    kana: draft.kana.trim(),
    keyKind: draft.keyKind,
    numbers: draft.numbers.map((number) => readNumber(number) ?? number),
    form: { fields: draft.uses.filter((use) => use.used).map(({ key, required }) => ({ key, required })) },
  };
}

export function faultsOf(draft: Draft) {
  return {
    name: nameOf(draft.name, COMPANY_NAME_LIMIT),
    kana: kanaOf(draft.kana, COMPANY_NAME_LIMIT),
    numbers: draft.numbers.map(numberOf),
  };
}
