import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { useLanguage } from "../../i18n/language.ts";
import { dayAndHour } from "../../i18n/time.ts";
import { ConfirmDialog } from "../../shell/ConfirmDialog.tsx";
import { Dialog } from "../../shell/Dialog.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import shared from "../Inbox.module.css";
import { useChanges, usePolicy, type Account, type Reach } from "./queries.ts";
import { useTexts } from "./texts.ts";
import { troubleOf } from "./trouble.ts";
import { KINDS, wayName } from "./wayName.ts";
import { LineWorks } from "./vendor/LineWorks.tsx";
import { Webhook } from "./vendor/Webhook.tsx";

const SHARED = KINDS.filter((it) => it !== "mail");
type Shared = (typeof SHARED)[number];

/// Characters of a label; the server's limit.
const LABEL = 40;

/// Chats and webhooks of the company.
export function Accounts({ accounts, answerSeconds }: Pick<Reach, "accounts" | "answerSeconds">) {
  const t = useTexts();
  const deed = useDeed();
  const { endAccount } = useChanges();
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Account | null>(null);
  const [lang] = useLanguage();
  const rule = usePolicy().data;
  const tries = rule ? { urgent: rule.urgent.tries, ordinary: rule.ordinary.tries, answerSeconds } : null;
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t("accounts")}
        </Title>
        <Button onClick={() => setAdding(true)} data-testid="account-new">
          {t("account.add")}
        </Button>
      </Group>
      <Text c="var(--quiet)">{t("accounts.text")}</Text>
      {accounts.length === 0 && <Text>{t("accounts.none")}</Text>}
      <ul className={shared.cards}>
        {accounts.map((one) => (
          <li key={one.id} className={shared.card ?? ""}>
            <div className={shared.grow}>
              <Text fw={600}>{one.label}</Text>
              <Text size="sm" c="var(--quiet)">
                {wayName(one, t)}
              </Text>
              {one.trouble && !one.disabled && (
                <Text size="sm" c="shu" fw={600}>
                  {troubleOf(one.trouble, t)}
                </Text>
              )}
              <Text size="sm" c="var(--quiet)" data-testid="account-checked">
                {one.checkedAt
                  ? t("account.checked", { at: dayAndHour(one.checkedAt, lang) })
                  : t(asksByItself(one) ? "account.unchecked" : "account.cannotCheck")}
              </Text>
              {one.kind === "webhook" && <Webhook {...one} tries={tries} />}
              {one.kind === "lineworks" && <LineWorks {...one} />}
            </div>
            <Button
              variant="default"
              size="compact-md"
              aria-label={t("way.removeOf", { way: one.label })}
              onClick={() => setEnding(one)}
            >
              {t("way.remove")}
            </Button>
          </li>
        ))}
      </ul>
      <Dialog opened={adding} onClose={() => setAdding(false)} title={t("account.add")}>
        <NewAccount done={() => setAdding(false)} />
      </Dialog>
      <ConfirmDialog
        opened={ending !== null}
        title={t("way.removeOf", { way: ending?.label ?? "" })}
        confirm={t("way.remove")}
        busy={deed.busy}
        close={() => {
          deed.reset();
          setEnding(null);
        }}
        act={() =>
          void deed.run(async () => {
            if (ending) await endAccount(ending.id);
            setEnding(null);
          })
        }
      >
        <Text>{t("account.removeText")}</Text>
        <Trouble error={deed.error} />
      </ConfirmDialog>
    </Stack>
  );
}

/// Whether the program can ask that vendor without telling anybody. Of a Slack account only the server knows whether it is
/// a bot's: it shows "Slack bot" then.
function asksByItself({ kind, hint }: Account): boolean {
  return kind === "slack" ? hint === "Slack bot" : kind !== "teams";
}

function NewAccount({ done }: { done: () => void }) {
  const t = useTexts();
  const deed = useDeed();
  const { putAccount } = useChanges();
  // Kept as long as the kind is: sent again after no answer came, it is still the same account.
  const [{ id, kind }, choose] = useState(() => newOf("slack"));
  const [label, setLabel] = useState("");
  const [secret, setSecret] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void deed.run(async () => {
          await putAccount(id, kind, label, secret);
          done();
        });
      }}
    >
      <Stack gap="sm">
        <NativeSelect
          label={t("account.kind")}
          value={kind}
          onChange={(event) => choose(newOf(SHARED.find((it) => it === event.currentTarget.value) ?? "slack"))}
          data={SHARED.map((it) => ({ value: it, label: t(`kind.${it}`) }))}
        />
        <TextInput
          label={t("account.label")}
          required
          maxLength={LABEL}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <Textarea
          label={t(`account.secret.${kind}`)}
          required
          autosize
          minRows={2}
          maxRows={8}
          autoComplete="off"
          spellCheck={false}
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
        />
        <Trouble error={deed.error} />
        <Button type="submit" loading={deed.busy}>
          {t("save")}
        </Button>
      </Stack>
    </form>
  );
}

function newOf(kind: Shared): { id: string; kind: Shared } {
  return { id: crypto.randomUUID(), kind };
}
