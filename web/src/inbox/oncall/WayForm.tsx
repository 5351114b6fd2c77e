import { Button, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useChanges, type Account } from "./queries.ts";
import { useTexts } from "./texts.ts";
import type { Kind } from "./wayName.ts";

interface Props {
  contact: string;
  accounts: readonly Account[];
  done: () => void;
}

/// Kinds whose ways have an address of the person's own.
const ADDRESSED = ["mail", "slack", "chatwork", "lineworks"] as const;

/// By which way a person is reached: mail, or one of the company's accounts.
export function WayForm({ contact, accounts, done }: Props) {
  const t = useTexts();
  const deed = useDeed();
  const { addWay } = useChanges();
  const [chosen, choose] = useState("mail");
  const [address, setAddress] = useState("");
  const account = accounts.find(({ id }) => id === chosen) ?? null;
  const kind = (account?.kind ?? "mail") as Kind;
  const addressed = ADDRESSED.find((it) => it === kind);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void deed.run(async () => {
          await addWay(contact, kind, account?.id ?? null, addressed ? address.trim() : "");
          done();
        });
      }}
    >
      <Stack gap="sm">
        <NativeSelect
          label={t("way.kind")}
          value={chosen}
          onChange={(event) => choose(event.currentTarget.value)}
          data={[
            { value: "mail", label: t("kind.mail") },
            ...accounts.map((it) => ({ value: it.id, label: `${t(`kind.${it.kind as Kind}`)}：${it.label}` })),
          ]}
        />
        {addressed && (
          <TextInput
            label={t(`way.address.${addressed}`)}
            required={addressed !== "slack"}
            type={addressed === "mail" ? "email" : "text"}
            value={address}
            data-autofocus
            data-testid="way-address"
            onChange={(event) => setAddress(event.currentTarget.value)}
          />
        )}
        <Trouble error={deed.error} />
        <Button type="submit" loading={deed.busy} data-testid="way-save">
          {t("way.add")}
        </Button>
      </Stack>
    </form>
  );
}
