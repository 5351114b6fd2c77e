import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useLanguage } from "../../i18n/language.ts";
import { dayAndHour } from "../../i18n/time.ts";
import { ConfirmDialog } from "../../shell/ConfirmDialog.tsx";
import { Dialog } from "../../shell/Dialog.tsx";
import { EmptyState } from "../../shell/EmptyState.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import shared from "../Inbox.module.css";
import { PersonForm } from "./PersonForm.tsx";
import { useChanges, type Contact, type Reach } from "./queries.ts";
import { useTexts } from "./texts.ts";
import { WayForm } from "./WayForm.tsx";
import { WayRow } from "./WayRow.tsx";

interface Props {
  contacts: readonly Contact[];
  reach: Reach;
  sets: boolean;
  me: string | undefined;
  /// Shows where accounts are registered.
  toAccounts: () => void;
}

/// Whom callers ask for and who is told, with the ways by which each is reached.
export function People({ contacts, reach, sets, me, toAccounts }: Props) {
  const t = useTexts();
  const [lang] = useLanguage();
  const deed = useDeed();
  const { back } = useChanges();
  const [editing, setEditing] = useState<Contact | "new" | null>(null);
  const here = contacts.filter(({ left }) => !left);
  const gone = contacts.filter(({ left }) => left);
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t("people")}
        </Title>
        {sets && (
          <Button onClick={() => setEditing("new")} data-testid="contact-new">
            {t("people.add")}
          </Button>
        )}
      </Group>
      <Text c="var(--quiet)">{t("people.text")}</Text>
      {reach.mail && reach.ways.some(({ kind }) => kind === "mail") && (
        <Text size="sm" c={reach.mail.found === "answers" ? "var(--quiet)" : "shu"} data-testid="mail-server">
          {t(`mail.${reach.mail.found as "answers" | "does_not" | "not_set_up"}`, {
            at: dayAndHour(reach.mail.at, lang),
          })}
        </Text>
      )}
      {here.length === 0 ? (
        <EmptyState title={t("people.none")} text={t("people.noneText")} testId="contacts-none" />
      ) : (
        <ul className={shared.cards} data-testid="contacts">
          {here.map((one) => (
            <Card
              key={one.id}
              one={one}
              reach={reach}
              sets={sets}
              me={me}
              toAccounts={toAccounts}
              edit={() => setEditing(one)}
            />
          ))}
        </ul>
      )}
      {gone.length > 0 && (
        <>
          <Title order={3} size="h5">
            {t("people.left")}
          </Title>
          {gone.map((one) => (
            <Group key={one.id} gap="sm">
              <Text>{one.name}</Text>
              {sets && (
                <Button
                  variant="default"
                  size="compact-sm"
                  loading={deed.busy}
                  aria-label={t("people.backOf", { name: one.name })}
                  onClick={() => void deed.run(() => back(one.id))}
                >
                  {t("people.back")}
                </Button>
              )}
            </Group>
          ))}
          <Trouble error={deed.error} />
        </>
      )}
      <Dialog
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title={editing === null || editing === "new" ? t("people.add") : t("people.editOf", { name: editing.name })}
      >
        {editing !== null && (
          <PersonForm one={editing === "new" ? null : editing} contacts={contacts} done={() => setEditing(null)} />
        )}
      </Dialog>
    </Stack>
  );
}

interface CardProps {
  one: Contact;
  reach: Reach;
  sets: boolean;
  me: string | undefined;
  toAccounts: () => void;
  edit: () => void;
}

function Card({ one, reach, sets, me, toAccounts, edit }: CardProps) {
  const t = useTexts();
  const deed = useDeed();
  const { leave, order } = useChanges();
  const [asking, setAsking] = useState(false);
  const [adding, setAdding] = useState(false);
  const ways = reach.ways.filter(({ contact }) => contact === one.id);
  const up = (n: number) => {
    const ids = ways.map(({ id }) => id);
    const moved = ids[n];
    const above = ids[n - 1];
    if (moved === undefined || above === undefined) return;
    ids.splice(n - 1, 2, moved, above);
    void deed.run(() => order(one.id, ids));
  };
  return (
    <li className={shared.card ?? ""} data-testid="contact">
      <div className={shared.grow}>
        <Text size="sm" c="var(--quiet)">
          {one.kana}
        </Text>
        <Text fw={600}>
          {one.name} {one.member !== null && one.member === me && `（${t("people.you")}）`}
        </Text>
        <Text size="sm" c="var(--quiet)">
          {[one.department, ...one.aliases].filter((it) => it !== "").join(" · ")}
        </Text>
        <Text size="sm" c="var(--quiet)">
          {t(one.member ? "people.account" : "people.noAccount")}
        </Text>
        {one.ended && (
          <Text size="sm" c="shu" fw={600} data-testid="contact-ended">
            {t("people.ended")}
          </Text>
        )}
        <Text size="sm" mt="xs" fw={600}>
          {ways.length === 0 ? t("ways.none") : t("ways")}
        </Text>
        {ways.map((way, n) => (
          <WayRow key={way.id} way={way} sets={sets} up={n > 0 ? () => up(n) : null} />
        ))}
        <Trouble error={asking ? null : deed.error} />
      </div>
      {sets && (
        <Group gap="xs">
          <Button
            size="compact-md"
            data-testid="way-new"
            aria-label={t("way.addOf", { name: one.name })}
            onClick={() => setAdding(true)}
          >
            {t("way.add")}
          </Button>
          <Button
            size="compact-md"
            variant="default"
            aria-label={t("people.editOf", { name: one.name })}
            onClick={edit}
          >
            {t("people.edit")}
          </Button>
          <Button
            size="compact-md"
            variant="default"
            aria-label={t("people.leaveOf", { name: one.name })}
            onClick={() => setAsking(true)}
          >
            {t("people.leave")}
          </Button>
        </Group>
      )}
      <Dialog opened={adding} onClose={() => setAdding(false)} title={t("way.addOf", { name: one.name })}>
        <WayForm
          contact={one.id}
          accounts={reach.accounts}
          mail={reach.mail}
          toAccounts={toAccounts}
          done={() => setAdding(false)}
        />
      </Dialog>
      <ConfirmDialog
        opened={asking}
        title={t("people.leaveOf", { name: one.name })}
        confirm={t("people.leave")}
        busy={deed.busy}
        close={() => {
          deed.reset();
          setAsking(false);
        }}
        act={() =>
          void deed.run(async () => {
            await leave(one.id);
            setAsking(false);
          })
        }
      >
        <Text>{t("people.leaveText", { name: one.name })}</Text>
        <Trouble error={deed.error} />
      </ConfirmDialog>
    </li>
  );
}
