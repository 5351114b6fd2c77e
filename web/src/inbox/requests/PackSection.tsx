import { Alert, Button, Checkbox, Group, NativeSelect, Paper, Progress, Stack, Text, Title } from "@mantine/core";
import { useRef, useState } from "react";
import { Problem } from "../../api/api.ts";
import { useMe } from "../../api/queries.ts";
import type { Holding } from "../../opening/keys/keyring.ts";
import { states } from "../../opening/stating.ts";
import { Refused } from "../../opening/Refused.tsx";
import { save } from "../../shell/save.ts";
import shared from "../Inbox.module.css";
import { useInventory } from "../inventory/queries.ts";
import { useEach } from "../together/useEach.ts";
import { useLanguage } from "../../i18n/language.ts";
import { calledAt } from "./Links.tsx";
import { GROUNDS, type Ground, type Kind, type Whole } from "./queries.ts";
import { useTexts } from "./texts.ts";
import { coverOf, type Cover } from "./pack/cover.ts";
import { forgetOpened, openedFor } from "./pack/opened.ts";
import { NAMES, openFor, Pack, tokyo } from "./pack/pack.ts";

/// As the statement says it, in the words of the law.
const WHY: Record<Ground, string> = {
  rights: "本人または第三者の生命、身体、財産その他の権利利益を害するおそれがあるため",
  business: "当社の業務の適正な実施に著しい支障を及ぼすおそれがあるため",
  law: "他の法令に違反することとなるため",
  "none-held": "保有していないため",
  identity: "ご本人であることを確認できないため",
  "no-ground": "求めの理由が認められないため",
  substitute: "多額の費用を要し、ご本人の権利利益を守るための代わりの措置をとるため",
};

/// Where the law says so, of a disclosure alone.
const LAW: Partial<Record<Ground, string>> = {
  rights: "法第33条第2項第1号",
  business: "法第33条第2項第2号",
  law: "法第33条第2項第3号",
  "none-held": "法第33条第3項",
};

function whyNot(ground: Ground, kind: Kind): string {
  const law = kind === "disclose" ? LAW[ground] : undefined;
  return law === undefined ? WHY[ground] : `${WHY[ground]}（${law}）`;
}

interface Props {
  of: Whole;
  company: Holding;
  /// Of who asks.
  name: string;
}

/// Opens what is to be given and makes one file of it.
export function PackSection({ of, company, name }: Props) {
  const t = useTexts();
  const [lang] = useLanguage();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [ground, setGround] = useState<Ground>(GROUNDS[0]);
  const making = useMaking({ of, company, name }, left, whyNot(ground, of.request.kind as Kind));
  const { progress, count } = making;
  const running = progress?.state === "running";
  const toggle = (object: string) => {
    const next = new Set(left);
    if (!next.delete(object)) next.add(object);
    setLeft(next);
  };
  return (
    <Paper withBorder p="lg" component="section" data-testid="pack" data-state={progress?.state ?? "none"}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t("pack")}
        </Title>
        <Text size="sm">{t("pack.what")}</Text>
        <Text size="sm" fw={600}>
          {t("pack.plain")}
        </Text>
        <Text size="sm">{t("pack.notes")}</Text>
        <Stack component="fieldset" gap={4} className={shared.plain ?? ""}>
          <Text component="legend" size="sm" fw={600}>
            {t("pack.choose")}
          </Text>
          {of.links.map((one) => (
            <Checkbox
              key={one.object}
              label={`${t(`link.${one.kind as "message"}`)} — ${calledAt(one, lang)}`}
              checked={!left.has(one.object)}
              disabled={running}
              onChange={() => toggle(one.object)}
            />
          ))}
        </Stack>
        {left.size > 0 && (
          <NativeSelect
            label={t("pack.ground")}
            value={ground}
            data={GROUNDS.map((value) => ({ value, label: t(`ground.${value}`) }))}
            onChange={(event) => setGround(event.currentTarget.value as Ground)}
          />
        )}
        <Group>
          <Button
            disabled={count === 0 || !making.ready}
            loading={running}
            data-testid="pack-make"
            onClick={() => void making.make()}
          >
            {t("pack.make", { count })}
          </Button>
          {running && (
            <Button variant="default" data-testid="pack-stop" onClick={making.stop}>
              {t("pack.stop")}
            </Button>
          )}
        </Group>
        {running && (
          <Progress
            value={(100 * progress.at) / Math.max(1, progress.of)}
            aria-label={t("pack")}
            size="lg"
            radius="xl"
          />
        )}
        <Text role="status" size="sm" data-testid="pack-said">
          {running && t("pack.progress", { at: progress.at, of: progress.of })}
          {progress?.state === "stopped" &&
            (progress.enough === null ? t("pack.stopped") : t("pack.enough", { why: progress.enough }))}
          {making.saved && progress && t("pack.over", { count: progress.at - progress.failed })}
        </Text>
        {making.saved && progress && progress.failed > 0 && (
          <Alert color="yellow">{t("pack.failed", { count: progress.failed })}</Alert>
        )}
        {making.trouble !== null && <Refused trouble={making.trouble} again={() => void making.make()} />}
      </Stack>
    </Paper>
  );
}

/// The work itself: one object after the other, and one file when all are through.
function useMaking({ of, company, name }: Props, left: ReadonlySet<string>, why: string) {
  const inventory = useInventory();
  const own = useMe().data?.client?.name ?? "";
  const { progress, run, stop } = useEach();
  const [trouble, setTrouble] = useState<unknown>(null);
  const [saved, setSaved] = useState(false);
  const stopping = useRef(false);
  const chosen = of.links.filter(({ object }) => !left.has(object));

  async function make() {
    setTrouble(null);
    setSaved(false);
    stopping.current = false;
    const stopped = () => stopping.current;
    const made = new Date();
    const pack = new Pack(made);
    const packed: string[] = [];
    const before = openedFor(of.request.id);
    const troubles: unknown[] = [];
    const done = await run(chosen, async (link) => {
      try {
        const opened = before.get(link.object) ?? (await openFor(company, link, stopped));
        if (!opened) return;
        before.set(link.object, opened);
        pack.add(opened);
        packed.push(link.object);
      } catch (cause) {
        troubles.push(cause);
        throw cause;
      }
    });
    if (done === null) return;
    if (done.failed === chosen.length) setTrouble(troubles[0]);
    else if (done.state === "over" && !stopped()) {
      save(
        `denwaban-request-${of.request.n}-${tokyo(made.toISOString()).slice(0, 10)}.zip`,
        await pack.close(coverOf(coverFor(pack, made, troubles))),
      );
      for (const object of packed) states(object, "saved");
      forgetOpened();
      setSaved(true);
    }
  }

  function coverFor(pack: Pack, made: Date, troubles: readonly unknown[]): Cover {
    const kinds = new Set(chosen.map(({ kind }) => kind));
    const items = inventory.data?.items.filter(({ id }) => kinds.has(id)) ?? [];
    const erased = troubles.filter(isErased).length;
    return {
      kind: of.request.kind as Kind,
      name,
      company: own,
      n: of.request.n,
      receivedAt: of.request.receivedAt,
      made,
      enclosed: pack.enclosed(),
      purposes: [...new Set(items.flatMap(({ purpose: [japanese = ""] }) => japanese))],
      withheld: of.links
        .filter(({ object }) => left.has(object))
        .map((one) => ({ kind: NAMES[one.kind as keyof typeof NAMES], at: calledAt(one, "ja") })),
      ground: left.size > 0 ? why : null,
      hidden: of.hidden,
      erased,
      failed: troubles.length - erased,
    };
  }

  return {
    progress,
    count: chosen.length,
    /// The statement says what for things are held.
    ready: inventory.data !== undefined,
    trouble,
    saved,
    make,
    stop: () => {
      stopping.current = true;
      stop();
    },
  };
}

/// It was marked, so it was the company's: what is not there any more was erased since.
function isErased(trouble: unknown): boolean {
  return trouble instanceof Problem && (trouble.status === 404 || trouble.status === 410);
}
