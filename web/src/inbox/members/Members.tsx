import { Alert, Button, Checkbox, Group, Stack, Text, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/queries.ts";
import type { Keys, MemberKey } from "../../api/types.ts";
import { SealTrouble } from "../../seal/index.ts";
import { Dialog } from "../../shell/Dialog.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { useTexts } from "./texts.ts";
import { useKeys } from "../../opening/fetching.ts";
import { Fingerprint } from "../../opening/keys/Fingerprint.tsx";
import styles from "../Inbox.module.css";
import { useFreshRing, useRing, type Holding } from "../../opening/keys/keyring.ts";
import { giveKeys } from "./giveKeys.ts";
import { useLifeTexts } from "./lifeTexts.ts";
import { LockState, Unlock } from "../../opening/keys/Lock.tsx";
import { MemberAccess } from "./MemberAccess.tsx";
import { OwnProvider } from "./OwnProvider.tsx";
import { Recovered } from "../../opening/keys/Recovered.tsx";
import { Reheader } from "../reheader/Reheader.tsx";
import { Rotate } from "./Rotate.tsx";

/// Who may open: the administrator compares a fingerprint with the person, and grants the company key.
export default function Members() {
  const t = useTexts();
  const me = useMe().data;
  const ring = useRing();
  const keys = useKeys();
  const members = useQuery({ queryKey: ["members"], queryFn: () => api.get<MemberKey[]>("/api/keys/members") });
  const [chosen, choose] = useState<MemberKey | null>(null);
  const [rotating, setRotating] = useState(false);
  const [said, say] = useState<string | null>(null);
  const life = useLifeTexts();
  useFreshRing(keys.data);
  if (!loaded(members) || !loaded(keys)) return <QueryState of={[members, keys]} />;
  const others = members.data.filter((member) => member.person !== me?.person);
  const open = ring.kind === "open" && ring.company !== null && !ring.company.line.recovered;
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Title order={1} size="h2">
          {t("members.title")}
        </Title>
        <LockState />
      </Group>
      <Text>{t("members.intro")}</Text>
      <Recovered />
      {ring.kind === "locked" && <UnlockFirst keys={keys.data} />}
      <Text role="status" fw={600} className={said ? "" : (styles.hidden ?? "")} data-testid="members-said">
        {said ? `✓ ${said}` : ""}
      </Text>
      <Reheader />
      {others.length === 0 ? (
        <div className={styles.nothing}>
          <p>{t("members.empty")}</p>
          <small>{t("members.emptyText")}</small>
        </div>
      ) : (
        <ul className={styles.cards} data-testid="members">
          {others.map((member) => (
            <Card
              key={member.person}
              member={member}
              left={ring.kind === "open" && ring.company !== null && leftOut(member, ring.company)}
              open={open}
              compare={() => choose(member)}
            />
          ))}
        </ul>
      )}
      {chosen && (
        <Compare
          member={chosen}
          close={() => choose(null)}
          done={() => {
            say(t("grant.done", { name: chosen.name }));
            choose(null);
          }}
        />
      )}
      <MemberAccess members={members.data} />
      {keys.data.company && (
        <div>
          <Text mb="sm">{life("rotate.why")}</Text>
          <Button
            variant="default"
            disabled={!open}
            data-testid="rotate-begin"
            onClick={() => {
              say(null);
              setRotating(true);
            }}
          >
            {life("rotate.begin")}
          </Button>
        </div>
      )}
      {rotating && (
        <Rotate
          keys={keys.data}
          members={members.data}
          close={() => setRotating(false)}
          done={() => {
            say(life("rotate.done", { epoch: (keys.data.company?.epoch ?? 0) + 1 }));
            setRotating(false);
          }}
        />
      )}
      <OwnProvider />
    </Stack>
  );
}

function UnlockFirst({ keys }: { keys: Keys }) {
  const t = useTexts();
  return (
    <Alert variant="light" color="ai">
      <Stack gap="sm">
        <Text>{t("members.locked")}</Text>
        <Unlock keys={keys} />
      </Stack>
    </Alert>
  );
}

interface CardProps {
  member: MemberKey;
  /// Held a key before, and was left out of the newest.
  left: boolean;
  open: boolean;
  compare: () => void;
}

function Card({ member, left, open, compare }: CardProps) {
  const t = useTexts();
  const life = useLifeTexts();
  const anew = !member.granted && !left && madeAnew(member);
  return (
    <li className={styles.card} data-testid={`member-${member.person}`}>
      <div className={styles.grow}>
        <Text fw={650}>{member.name}</Text>
        {member.fingerprint && <span className={styles.fingerprint}>{member.fingerprint}</span>}
        {anew && <Text size="sm">{life("members.newKeyText")}</Text>}
      </div>
      <Text size="sm" c={member.granted ? "teal.9" : anew ? "shu" : "var(--quiet)"}>
        {member.granted
          ? `✓ ${t("members.granted")}`
          : left
            ? life("members.left")
            : anew
              ? life("members.newKey")
              : member.fingerprint
                ? t("members.waiting")
                : t("members.noKey")}
      </Text>
      {member.fingerprint && !member.granted && (
        <Button
          variant={left ? "default" : "filled"}
          disabled={!open}
          data-testid={`compare-${member.person}`}
          onClick={compare}
        >
          {t("members.compare")}
        </Button>
      )}
    </li>
  );
}

function Compare({ member, close, done }: { member: MemberKey; close: () => void; done: () => void }) {
  const t = useTexts();
  const life = useLifeTexts();
  const ring = useRing();
  const queries = useQueryClient();
  const [same, setSame] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function grant() {
    if (ring.kind !== "open" || !ring.company) return;
    setBusy(true);
    setTrouble(null);
    try {
      const all = await giveKeys(ring.member, ring.company, member);
      queries.setQueryData(["members"], all);
      if (all.find(({ person }) => person === member.person)?.granted) {
        done();
        return;
      }
      await queries.invalidateQueries({ queryKey: ["keys"] });
      setTrouble(life("grant.newer"));
      setBusy(false);
    } catch (cause) {
      setTrouble(cause instanceof SealTrouble ? t("grant.bad") : cause instanceof Error ? cause.message : "");
      setBusy(false);
    }
  }

  return (
    <Dialog opened onClose={close} title={t("grant.title", { name: member.name })} size="lg" centered>
      <Stack>
        <Text>{t("grant.text", { name: member.name })}</Text>
        <Fingerprint text={member.fingerprint ?? ""} testId="compare-fingerprint" />
        <Text size="sm">{life("grant.allEpochs")}</Text>
        <Checkbox
          label={t("grant.same")}
          checked={same}
          onChange={(event) => setSame(event.currentTarget.checked)}
          data-testid="compare-same"
        />
        {trouble && (
          <Alert color="shu" variant="light" role="alert" data-testid="compare-trouble">
            {trouble}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t("grant.cancel")}
          </Button>
          <Button disabled={!same} loading={busy} data-testid="grant" onClick={() => void grant()}>
            {t("grant.do")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function leftOut(member: MemberKey, { line }: Holding): boolean {
  const { fingerprint: name, granted } = member;
  return !granted && name !== null && line.epochs.some((epoch) => epoch.trusted.includes(name));
}

/// For the list only: what is granted is read and checked in the cell.
function madeAnew(member: MemberKey): boolean {
  try {
    return ((JSON.parse(member.statement ?? "{}") as { epoch?: number }).epoch ?? 1) > 1;
  } catch {
    return false;
  }
}
