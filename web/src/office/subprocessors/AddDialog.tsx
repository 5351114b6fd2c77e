import { Button, Group, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTermsPage } from "../../contract/signed/queries.ts";
import { LIMITS, SERVICES, type NewSubprocessor } from "../../contract/subprocessor/queries.ts";
import { useTexts as useShared } from "../../contract/subprocessor/texts.ts";
import { useLanguage } from "../../i18n/language.ts";
import { toTokyo } from "../../i18n/tokyo.ts";
import { Dialog } from "../../shell/Dialog.tsx";
import { loaded, PartState } from "../../shell/QueryState.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useAdd } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// Enters one into the register.
export function AddDialog({ opened, close }: { opened: boolean; close: () => void }) {
  const t = useTexts();
  return (
    <Dialog opened={opened} onClose={close} title={t("add")}>
      {opened && <Form close={close} />}
    </Dialog>
  );
}

type TextKey = "name" | "corporateNumber" | "data" | "via" | "hosts";

function Form({ close }: { close: () => void }) {
  const t = useTexts();
  const shared = useShared();
  const [wanted, set] = useState({
    name: "",
    corporateNumber: "",
    country: "JP",
    service: "mail",
    data: "",
    via: "",
    hosts: "",
    from: toTokyo(new Date()).slice(0, 10),
  } satisfies NewSubprocessor);
  const add = useAdd();
  const field = (key: TextKey) => (
    <TextInput
      key={key}
      label={t(key)}
      description={key === "hosts" ? t("hosts.what") : undefined}
      value={wanted[key]}
      maxLength={key === "corporateNumber" ? LIMITS.number : LIMITS.text}
      inputMode={key === "corporateNumber" ? "numeric" : undefined}
      data-testid={`subprocessor-${key}`}
      onChange={(event) => set({ ...wanted, [key]: event.currentTarget.value })}
    />
  );
  return (
    <form
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate(wanted, { onSuccess: close });
      }}
    >
      <Stack>
        {field("name")}
        <NativeSelect
          label={t("service")}
          data={SERVICES.map((service) => ({ value: service, label: shared(`service.${service}`) }))}
          value={wanted.service}
          onChange={(event) => set({ ...wanted, service: event.currentTarget.value })}
        />
        <CountryInput value={wanted.country} set={(country) => set({ ...wanted, country })} />
        {field("data")}
        {field("hosts")}
        {field("via")}
        {field("corporateNumber")}
        <TextInput
          label={t("from")}
          type="date"
          value={wanted.from}
          onChange={(event) => set({ ...wanted, from: event.currentTarget.value })}
        />
        <Trouble error={add.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t("cancel")}
          </Button>
          <Button
            type="submit"
            loading={add.isPending}
            disabled={wanted.name.trim() === "" || wanted.data.trim() === "" || wanted.from === ""}
            data-testid="subprocessor-save"
          >
            {t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function CountryInput({ value, set }: { value: string; set: (country: string) => void }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const terms = useTermsPage();
  if (!loaded(terms)) return <PartState of={terms} label={t("country")} />;
  const codes = terms.data.terms.find(({ key }) => key === "storage.regions")?.options ?? ["JP"];
  const names = new Intl.DisplayNames([lang], { type: "region" });
  const countries = codes
    .map((code) => ({ value: code, label: names.of(code) ?? code }))
    .sort((a, b) => a.label.localeCompare(b.label, lang));
  return (
    <NativeSelect
      label={t("country")}
      data={countries}
      value={value}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}
