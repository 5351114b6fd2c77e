import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";
import type { Client, Suite, TermsDraft } from "../../api/types.ts";
import { readNumber } from "../../i18n/number.ts";
import { Dialog } from "../../shell/Dialog.tsx";
import { COMPANY_NAME_LIMIT, kanaOf, nameOf, numberOf, slugOf, type Wrong } from "../forms/checks.ts";
import { useSentence } from "../forms/Fault.tsx";
import { FirstContract } from "./FirstContract.tsx";
import { KeyKind } from "./KeyKind.tsx";
import { useAddClient } from "./queries.ts";
import { useTexts } from "./texts.ts";

interface Props {
  opened: boolean;
  close: () => void;
  added: (client: Client) => void;
}

export function AddClient({ opened, close, added }: Props) {
  const t = useTexts();
  return (
    <Dialog opened={opened} onClose={close} title={t("addClient")} size="lg">
      {opened && <ClientForm close={close} added={added} />}
    </Dialog>
  );
}

function ClientForm({ close, added }: Omit<Props, "opened">) {
  const t = useTexts();
  const say = useSentence();
  const add = useAddClient();
  const [name, setName] = useState("");
  const [kana, setKana] = useState("");
  const [slug, setSlug] = useState("");
  const [number, setNumber] = useState("");
  const [keyKind, setKeyKind] = useState<Suite>("mlkem768x25519");
  const [tried, setTried] = useState(false);
  const [step, setStep] = useState<"company" | "contract">("company");
  const wrong: Record<"name" | "kana" | "slug" | "number", Wrong> = {
    name: nameOf(name, COMPANY_NAME_LIMIT),
    kana: kanaOf(kana, COMPANY_NAME_LIMIT),
    slug: slugOf(slug),
    number: number.trim() === "" ? null : numberOf(number),
  };
  const shown = (field: keyof typeof wrong) => (tried ? say(wrong[field]) : null);

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    if (wrong.name ?? wrong.kana ?? wrong.slug ?? wrong.number) return;
    setStep("contract");
  }

  function send(contract: TermsDraft | null) {
    const numbers = [readNumber(number)].filter((one) => one !== null);
    add.mutate({ name: name.trim(), kana: kana.trim(), slug, keyKind, numbers, contract }, { onSuccess: added });
  }

  if (step === "contract") {
    return (
      <FirstContract
        name={name.trim()}
        back={() => {
          add.reset();
          setStep("company");
        }}
        send={send}
        sending={add.isPending}
        error={add.error}
      />
    );
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label={t("companyName")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={shown("name")}
          required
          data-autofocus
          autoComplete="off"
        />
        <TextInput
          label={t("companyKana")}
          value={kana}
          onChange={(event) => setKana(event.currentTarget.value)}
          error={shown("kana")}
          required
          autoComplete="off"
        />
        <TextInput
          label={t("slug")}
          description={t("slugHint")}
          value={slug}
          onChange={(event) => setSlug(event.currentTarget.value)}
          error={shown("slug")}
          required
          autoComplete="off"
          spellCheck={false}
        />
        <TextInput
          label={t("number")}
          description={`${t("numbersHint")} ${t("numberExample")}`}
          type="tel"
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          error={shown("number")}
          autoComplete="off"
        />
        <KeyKind value={keyKind} change={setKeyKind} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t("cancel")}
          </Button>
          <Button type="submit">{t("toContract")}</Button>
        </Group>
      </Stack>
    </form>
  );
}
