import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { api } from "../../api/api.ts";
import type { SeenCopies, SeenStamp, SeenWitnesses } from "../../api/types.ts";
import log from "./Log.module.css";
import type { Probed } from "./probed/probed.ts";
import { surenessOf } from "./sureness.ts";
import { useWhoTexts } from "./whoTexts.ts";

/// How sure the log is, in one line; the proofs themselves beneath, when opened. The keys of the
/// questions are those of the parts that it holds, so nothing is asked twice.
export function Sureness({ children }: { children: ReactNode }) {
  const t = useWhoTexts();
  const witnesses = useQuery({
    queryKey: ["log", "witnesses"],
    queryFn: () => api.get<SeenWitnesses>("/api/log/witnesses"),
  });
  const stamp = useQuery({ queryKey: ["log", "stamp"], queryFn: () => api.get<SeenStamp>("/api/log/stamp") });
  const copies = useQuery({ queryKey: ["log", "copies"], queryFn: () => api.get<SeenCopies>("/api/log/copies") });
  const probed = useQuery({ queryKey: ["probe"], queryFn: () => api.get<Probed>("/api/probe") });
  const all = [witnesses, stamp, copies, probed];
  const proofs = { witnesses: witnesses.data, stamp: stamp.data, copies: copies.data, probed: probed.data };
  const sure = surenessOf(proofs, new Date());
  // a server that keeps back what speaks against it must not look better for it
  const unanswered = all.filter((query) => query.isLoadingError).length;
  const troubles = sure.troubles + unanswered;
  return (
    <details className={log.sure} data-testid="log-sure">
      <summary>
        <span className={log.sureTitle}>{t("sure")}</span>{" "}
        <span className={log.sureLine}>
          {unanswered > 0
            ? t("sure.unanswered", { count: unanswered, of: all.length })
            : all.some((query) => query.isPending)
              ? t("sure.asking")
              : t("sure.line", {
                  confirmed: sure.confirmed,
                  stamped: t(sure.stamped ? "sure.yes" : "sure.no"),
                  copies: sure.copies,
                })}
        </span>{" "}
        <span data-bad={troubles > 0} className={log.sureTroubles} role="status" data-testid="log-sure-troubles">
          {t("sure.troubles", { count: troubles })}
        </span>
      </summary>
      {children}
    </details>
  );
}
