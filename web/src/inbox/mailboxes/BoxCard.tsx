import { Alert, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/queries.ts";
import { spoken } from "../../i18n/kana.ts";
import { listed } from "../../i18n/language.ts";
import { Dialog } from "../../shell/Dialog.tsx";
import { BoxTrouble } from "./BoxTrouble.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { useBoxTexts } from "./texts.ts";
import { setHolders, trustedOf } from "./boxWork.ts";
import { HolderChoice, holdersOf } from "./HolderChoice.tsx";
import styles from "../Inbox.module.css";
import { useRing } from "../../opening/keys/keyring.ts";
import type { Known } from "./known.ts";
import { NAME_LIMIT, type Mailbox } from "./mailboxes.ts";
import { startReheader } from "../reheader/reheader.ts";

interface Props extends Known {
  box: Mailbox;
  /// Items that no one opened.
  unread: number | undefined;
  done: (said: string) => void;
}

type Asking = "who" | "rename" | "close" | null;

/// One mailbox, and what its administrator can do with it.
export function BoxCard({ box, keys, members, unread, done }: Props) {
  const t = useBoxTexts();
  const ring = useRing();
  const [asking, ask] = useState<Asking>(null);
  const company = ring.kind === "open" && !ring.company?.line.recovered ? ring.company : null;
  const held = company?.boxes.find((one) => one.id === box.id);
  const stale = held?.line.current.trusted.some((name) => !company?.line.current.trusted.includes(name)) === true;
  const names = members.filter((one) => box.holders.some(({ person }) => person === one.person)).map((one) => one.name);
  const finished = (said: string) => {
    ask(null);
    done(said);
  };
  return (
    <li className={styles.card} data-testid={`box-${box.id}`} data-name={box.name}>
      <div className={styles.grow}>
        <Text fw={650}>{box.name}</Text>
        <Text size="sm">{t("holders", { names: listed(names) })}</Text>
        {box.numbers.length > 0 && (
          <Text size="sm">{t("numbers", { numbers: listed(box.numbers.map((number) => spoken(number))) })}</Text>
        )}
        <Text size="sm" c="var(--quiet)" data-testid="box-unread">
          {unread === undefined ? t("unread.unknown") : unread > 0 ? t("unread", { count: unread }) : t("unread.none")}
        </Text>
        {box.closed && <Text size="sm">{t("closed")}</Text>}
        {!box.held && <Text size="sm">{t("notHeld")}</Text>}
        {box.held && company && !held && (
          <Alert color="shu" variant="light" role="alert">
            {t("unproven")}
          </Alert>
        )}
        {stale && (
          <Alert color="yellow" variant="light" role="alert" data-testid="box-stale">
            {t("stale")}
          </Alert>
        )}
      </div>
      <Group gap="xs">
        <Button variant="default" disabled={!held} data-testid="box-who" onClick={() => ask("who")}>
          {t("who.begin")}
        </Button>
        {!box.closed && (
          <>
            <Button variant="default" data-testid="box-rename" onClick={() => ask("rename")}>
              {t("rename.begin")}
            </Button>
            <Button variant="default" data-testid="box-close" onClick={() => ask("close")}>
              {t("close.begin")}
            </Button>
          </>
        )}
      </Group>
      {asking === "who" && <Who box={box} keys={keys} members={members} close={() => ask(null)} done={finished} />}
      {asking === "rename" && <Rename box={box} close={() => ask(null)} done={finished} />}
      {asking === "close" && <Close box={box} close={() => ask(null)} done={finished} />}
    </li>
  );
}

interface Dialog {
  box: Mailbox;
  close: () => void;
  done: (said: string) => void;
}

function Who({ box, keys, members, close, done }: Dialog & Known) {
  const t = useBoxTexts();
  const me = useMe().data?.person;
  const deed = useDeed();
  const [chosen, choose] = useState<ReadonlySet<string>>(() => new Set(box.holders.map(({ person }) => person)));

  const [held] = useState(() => trustedOf(box.id));

  async function set() {
    const anew = await setHolders(keys, box.id, held, holdersOf(members, chosen, me));
    if (anew) void startReheader();
    done(t("who.done", { name: box.name }));
  }

  return (
    <Dialog opened onClose={close} title={t("who.title", { name: box.name })} size="lg" centered>
      <Stack>
        <Text>{t("who.text")}</Text>
        <HolderChoice members={members} chosen={chosen} choose={choose} />
        <Acts deed={deed} act={set} label={t("who.do")} testId="box-who-do" close={close} />
      </Stack>
    </Dialog>
  );
}

function Rename({ box, close, done }: Dialog) {
  const t = useBoxTexts();
  const deed = useDeed();
  const [name, setName] = useState(box.name);

  async function rename() {
    await api.put(`/api/mailboxes/${box.id}`, { name: name.trim() });
    done(t("rename.done"));
  }

  return (
    <Dialog opened onClose={close} title={t("rename.title")} centered>
      <Stack>
        <TextInput
          label={t("new.name", { max: NAME_LIMIT })}
          value={name}
          maxLength={NAME_LIMIT}
          data-autofocus
          data-testid="box-rename-name"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Acts deed={deed} act={rename} label={t("rename.do")} testId="box-rename-do" close={close} />
      </Stack>
    </Dialog>
  );
}

function Close({ box, close, done }: Dialog) {
  const t = useBoxTexts();
  const deed = useDeed();

  async function shut() {
    await api.post(`/api/mailboxes/${box.id}/close`);
    done(t("close.done"));
  }

  return (
    <Dialog opened onClose={close} title={t("close.title", { name: box.name })} centered>
      <Stack>
        <Text>{t("close.text")}</Text>
        <Acts deed={deed} act={shut} label={t("close.do")} testId="box-close-do" close={close} />
      </Stack>
    </Dialog>
  );
}

interface ActsProps {
  deed: ReturnType<typeof useDeed>;
  act: () => Promise<void>;
  label: string;
  testId: string;
  close: () => void;
}

function Acts({ deed, act, label, testId, close }: ActsProps) {
  const t = useBoxTexts();
  return (
    <>
      <BoxTrouble error={deed.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          {t("cancel")}
        </Button>
        <Button loading={deed.busy} data-testid={testId} onClick={() => void deed.run(act)}>
          {label}
        </Button>
      </Group>
    </>
  );
}
