import { Anchor, Button, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "../../api/api.ts";
import { verifyInclusion, type Inclusion } from "../../seal/index.ts";
import { useLanguage } from "../../i18n/language.ts";
import type { About } from "./AskDialog.tsx";
import { useTexts } from "./texts.ts";
import shared from "../Inbox.module.css";
import { readLeaf, short, shortObject, type ReadLeaf } from "./entry/leaf.ts";
import log from "./Log.module.css";
import { LogDetail } from "./LogDetail.tsx";
import type { Actor } from "./LogFilters.tsx";
import type { LogWanted } from "./logQuery.ts";
import { openedKind, type Found } from "./entry/objects.ts";
import { openedBefore } from "../../opening/opening.ts";
import { dayAndHour, hourOf } from "../../i18n/time.ts";
import { useKnown } from "./entry/useKnown.ts";
import { useWhoTexts } from "./whoTexts.ts";

type Verdict = "none" | "running" | "no-proof" | Inclusion;

interface Props {
  index: number;
  leaf: string;
  vkey: string;
  actors?: readonly Actor[];
  /// Where the list can be narrowed, and asked about; an entry that stands alone can only be checked.
  wants?: (part: Partial<LogWanted>) => void;
  ask?: (about: About) => void;
  /// The reader's own pseudonym, if this page can tell it.
  own?: string | null;
  /// What the inbox knows by the ids of entries.
  objects?: ReadonlyMap<string, Found>;
}

/// One entry. It is checked here, against the key that this device knows.
export function LogRow({ index, leaf, vkey, actors = [], wants, ask, own = null, objects }: Props) {
  const t = useTexts();
  const who = useWhoTexts();
  const [lang] = useLanguage();
  const [verdict, setVerdict] = useState<Verdict>("none");
  const [open, setOpen] = useState(false);
  const read = readLeaf(leaf);
  const known = useKnown();
  const number = index + 1;
  const found = read?.object ? objects?.get(read.object) : undefined;
  const opened = read && openedKind(read, found);

  async function verify() {
    setVerdict("running");
    try {
      setVerdict(await verifyInclusion(leaf, await api.text(`/api/log/${index}/proof`), vkey));
    } catch {
      setVerdict("no-proof");
    }
  }

  return (
    <li className={log.logRow} data-testid={`log-${index}`} data-act={read?.act}>
      <time dateTime={read?.at}>{read ? (wants ? hourOf : dayAndHour)(read.at, lang) : index}</time>
      <div>
        <Text component="div" fw={600}>
          {!read ? leaf : opened ? who(`opened.${opened}`) : known("act", read.act)}
          {read?.refused && <span className={`${shared.urgent ?? ""} ${log.mark ?? ""}`}>{t("log.refused")}</span>}
        </Text>
        {read && <Who read={read} actors={actors} own={own} found={found} {...(wants ? { wants } : {})} />}
      </div>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={`${who(open ? "less" : "more")} ${number}`}
        aria-expanded={open}
        data-testid={`log-more-${index}`}
        onClick={() => setOpen(!open)}
      >
        {who(open ? "less" : "more")} <span aria-hidden="true">{open ? "▴" : "▾"}</span>
      </Button>
      {open && (
        <div className={log.behind}>
          <div className={log.deeds}>
            <Button
              variant="default"
              size="compact-sm"
              loading={verdict === "running"}
              aria-label={`${t("log.verify")} ${number}`}
              data-testid={`log-verify-${index}`}
              onClick={() => void verify()}
            >
              {t("log.verify")}
            </Button>
            {ask && (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={`${who("ask")} ${number}`}
                data-testid={`log-ask-${index}`}
                onClick={() => ask({ index, person: read?.actor != null })}
              >
                {who("ask")}
              </Button>
            )}
            {wants && read?.object != null && (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={`${who("onlyThese")} ${number}`}
                onClick={() => wants({ object: read.object ?? "" })}
              >
                {who("onlyThese")}
              </Button>
            )}
          </div>
          <VerdictText verdict={verdict} />
          {read && <LogDetail index={index} read={read} />}
        </div>
      )}
    </li>
  );
}

/// By whom, why and to what. Person and object narrow the list when they are pressed.
function Who({
  read,
  actors,
  own,
  found,
  wants,
}: {
  read: ReadLeaf;
  actors: readonly Actor[];
  own: string | null;
  found: Found | undefined;
  wants?: NonNullable<Props["wants"]>;
}) {
  const t = useWhoTexts();
  const known = useKnown();
  const { actor, object } = read;
  const name = actors.find((one) => one.id === actor)?.name;
  return (
    <Text size="sm" c="var(--quiet)" component="div">
      {actor !== null && actor === own ? (
        <Id title={t("only")} press={wants && (() => wants({ actor }))}>
          {t("you")}
        </Id>
      ) : (
        <>
          {known("role", read.role)}{" "}
          {actor !== null && (
            <Id title={t("only")} press={wants && (() => wants({ actor }))}>
              {name ?? short(actor)}
            </Id>
          )}
        </>
      )}
      {read.purpose && ` · ${known("purpose", read.purpose)}`}
      {object !== null && (
        <>
          {" · "}
          {found ? (
            <ToItem found={found} />
          ) : (
            <Id title={`${t("onlyObject")}: ${object}`} press={wants && (() => wants({ object }))}>
              {shortObject(object)}
            </Id>
          )}
        </>
      )}
    </Text>
  );
}

/// The message that an entry is about, in the inbox. Whose it was is shown only for what this page
/// opened.
function ToItem({ found: { item } }: { found: Found }) {
  const t = useWhoTexts();
  const [lang] = useLanguage();
  const name = openedBefore(item)?.message.fields.find((field) => field.key === "callerName")?.value;
  const at = dayAndHour(item.arrivedAt, lang);
  return (
    <Anchor
      component={Link}
      to="/inbox"
      search={{ item: item.id, call: item.call } as never}
      inherit
      underline="always"
      c="inherit"
    >
      {name ? t("ofCaller", { name, at }) : t("ofCall", { at })}
    </Anchor>
  );
}

function Id({ title, press, children }: { title: string; press: (() => void) | undefined; children: string }) {
  if (!press) return <code>{children}</code>;
  return (
    <button type="button" className={log.id} title={title} onClick={press}>
      {children}
    </button>
  );
}

function VerdictText({ verdict }: { verdict: Verdict }) {
  const t = useTexts();
  if (verdict === "none" || verdict === "running") return null;
  const ok = verdict !== "no-proof" && verdict.ok;
  const words =
    verdict === "no-proof"
      ? t("log.bad.no-proof")
      : verdict.ok
        ? `✓ ${t("log.ok", { n: verdict.index + 1, size: verdict.size })}`
        : verdict.why === "unsupported"
          ? t("log.bad.unsupported")
          : `${t(`log.bad.${verdict.why}`)} ${t("log.bad.do")}`;
  return (
    <p className={shared.verified} data-ok={ok} role="status" data-testid="log-verdict">
      {words}
    </p>
  );
}
