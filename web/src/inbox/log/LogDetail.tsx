import { Button, Group, Loader } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery } from "@tanstack/react-query";
import { api, Problem } from "../../api/api.ts";
import { useMe } from "../../api/queries.ts";
import { save } from "../../shell/save.ts";
import { certificate } from "./entry/certificate.ts";
import { commits } from "./entry/commitment.ts";
import log from "./Log.module.css";
import type { ReadLeaf } from "./entry/leaf.ts";
import { useWhoTexts } from "./whoTexts.ts";

export interface Detail {
  salt: string;
  text: string;
}

/// What the entry committed to, compared here; and for administrators, whether its object is watched.
export function LogDetail({ index, read }: { index: number; read: ReadLeaf }) {
  const t = useWhoTexts();
  const detail = useQuery({
    queryKey: ["log-detail", index],
    queryFn: async () => {
      const told = await api.get<Detail>(`/api/log/${index}/detail`);
      return { text: told.text, ok: await commits(read.text, told.salt, told.text) };
    },
    staleTime: Infinity,
  });
  return (
    <div className={log.detail} data-testid={`log-detail-${index}`} data-ok={detail.data?.ok}>
      {detail.isPending && <Loader size="xs" />}
      {detail.error && (
        <p>
          {detail.error instanceof Problem && detail.error.status === 404 ? t("detail.gone") : detail.error.message}
        </p>
      )}
      {detail.data && (
        <>
          <p>{detail.data.text === "{}" ? t("detail.none") : <code>{detail.data.text}</code>}</p>
          <p role="status">{t(detail.data.ok ? "detail.ok" : "detail.bad")}</p>
        </>
      )}
      <p>
        {t("technical")}: <code>{read.act}</code>
      </p>
      <p>
        <code>{read.object}</code> {read.actor !== null && <code>{read.actor}</code>}
      </p>
      <SaveWithProof index={index} leaf={read.text} />
      {read.object !== null && /^(object|message|draft|recording|slip|review)\./.test(read.act) && (
        <Canary object={read.object} />
      )}
    </div>
  );
}

/// To show later what the log said: the entry and its proof in one file.
function SaveWithProof({ index, leaf }: { index: number; leaf: string }) {
  const t = useWhoTexts();
  async function keep() {
    try {
      const text = certificate(leaf, await api.text(`/api/log/${index}/proof`));
      save(`denwaban-log-${index + 1}.tlog-proof`, new Blob([text], { type: "text/plain;charset=utf-8" }));
    } catch (problem) {
      notifications.show({ color: "shu", message: problem instanceof Problem ? problem.message : t("saveProofBad") });
    }
  }
  return (
    <Button variant="default" size="compact-xs" data-testid={`log-save-${index}`} onClick={() => void keep()}>
      {t("saveProof")}
    </Button>
  );
}

/// An object that no one has a reason to open, such as a made-up call: a person who opens it is
/// looking around.
function Canary({ object }: { object: string }) {
  const t = useWhoTexts();
  const me = useMe().data;
  if (me?.role !== "client-admin") return null;
  async function turn(on: boolean) {
    try {
      await (on ? api.put(`/api/log/canaries/${object}`, {}) : api.delete(`/api/log/canaries/${object}`));
      notifications.show({ message: t(on ? "canaryOn" : "canaryEnded") });
    } catch (problem) {
      if (problem instanceof Problem) notifications.show({ color: "shu", message: problem.message });
    }
  }
  return (
    <Group gap="xs">
      <Button variant="default" size="compact-xs" data-testid="canary-on" onClick={() => void turn(true)}>
        {t("canary")}
      </Button>
      <Button variant="subtle" size="compact-xs" onClick={() => void turn(false)}>
        {t("canaryOff")}
      </Button>
    </Group>
  );
}
