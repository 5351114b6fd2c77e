import { Anchor, Button, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useChanges, type Account, type Reach } from "./queries.ts";
import { useTexts } from "./texts.ts";
import type { Kind } from "./wayName.ts";

interface Props {
  contact: string;
  accounts: readonly Account[];
  mail: Reach["mail"];
  /// Shows where accounts are registered.
  toAccounts: () => void;
  done: () => void;
}

/// Kinds whose ways have an address of the person's own.
const ADDRESSED = ["mail", "slack", "chatwork", "lineworks"] as const;

/// By which way a person is reached: mail, or one of the company's accounts.
export function WayForm({ contact, accounts, mail, toAccounts, done }: Props) {
  const t = useTexts();
  const deed = useDeed();
  const { addWay } = useChanges();
  const unsent = mail?.found === "not_set_up";
  const [chosen, choose] = useState(unsent ? (accounts[0]?.id ?? "mail") : "mail");
  const [address, setAddress] = useState("");
  const account = accounts.find(({ id }) => id === chosen) ?? null;
  const kind = (account?.kind ?? "mail") as Kind;
  // An office without a mail server would keep the address, and tell no one.
  const nothing = unsent && kind === "mail";
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
            { value: "mail", label: t(unsent ? "kind.mail.unsent" : "kind.mail"), disabled: unsent },
            ...accounts.map((it) => ({ value: it.id, label: `${t(`kind.${it.kind as Kind}`)}：${it.label}` })),
          ]}
        />
        {unsent && (
          <Text size="sm" data-testid="way-no-mail">
            {t("mail.not_set_up")}{" "}
            <Anchor component="button" type="button" inherit underline="always" onClick={toAccounts}>
              {t("way.toAccounts")}
            </Anchor>
          </Text>
        )}
        {addressed && !nothing && (
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
        <Button type="submit" loading={deed.busy} disabled={nothing} data-testid="way-save">
          {t("way.add")}
        </Button>
      </Stack>
    </form>
  );
}
