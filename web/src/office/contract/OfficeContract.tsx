import { Alert, Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "../../api/api.ts";
import type { Offer, OfficeOffers, TermsPage } from "../../api/contract.ts";
import type { components } from "../../api/schema";
import type { Client } from "../../api/types.ts";
import { Deviations } from "../../contract/deviation/Deviations.tsx";
import { EndNote } from "../../contract/retention/EndNote.tsx";
import { ofClient } from "../../contract/retention/queries.ts";
import { OfferCard } from "../../contract/signed/OfferCard.tsx";
import { useTermsPage } from "../../contract/signed/queries.ts";
import { SignButton } from "../../contract/signed/SignButton.tsx";
import { useTexts as useOfferTexts } from "../../contract/signed/texts.ts";
import { useLanguage } from "../../i18n/language.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { Moment } from "../../inbox/contract/LastObeyed.tsx";
import { ConfirmDialog } from "../../shell/ConfirmDialog.tsx";
import { EmptyState } from "../../shell/EmptyState.tsx";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { loaded, PartState, QueryState } from "../../shell/QueryState.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { Editor } from "./Editor.tsx";
import { ScanUpload } from "./ScanUpload.tsx";
import { SettleButton } from "./SettleButton.tsx";
import { useTexts as useContractTexts } from "../../contract/texts.ts";
import { useTexts } from "./texts.ts";

export type Moments = components["schemas"]["contract.EnforcementEndpoint.Moments"];

/// Drafts of a client's contract, what waits for a signature, and what became of the rest.
export default function OfficeContract() {
  const { id = "" }: { id?: string } = useParams({ strict: false });
  // What is being written for one client is never sent to another.
  return <OfClient key={id} id={id} />;
}

function OfClient({ id }: { id: string }) {
  const t = useTexts();
  const contract = useContractTexts();
  const [lang] = useLanguage();
  const base = `/api/office/clients/${id}/contract/offers`;
  const deviations = `/api/office/clients/${id}/contract/deviations`;
  const offers = useQuery({ queryKey: ["office", "offers", id], queryFn: () => api.get<OfficeOffers>(base) });
  const terms = useTermsPage();
  const kept = useQuery({
    queryKey: ["office", "enforcement", id],
    queryFn: () => api.get<Moments>(`/api/office/clients/${id}/contract/enforcement`),
  });
  const clients = useQuery({
    queryKey: ["office", "clients"],
    queryFn: () => api.get<Client[]>("/api/office/clients"),
  });
  const cache = useQueryClient();
  const [making, setMaking] = useState(false);
  if (!loaded(offers) || !loaded(terms)) return <QueryState of={[offers, terms]} />;
  const open = offers.data.offers.some((offer) => offer.state === "offered");
  const again = () => void cache.invalidateQueries({ queryKey: ["office"] });
  return (
    <Stack gap="lg">
      <Anchor component={Link} to={`/office/clients/${id}`} size="sm">
        ← {t("back")}
      </Anchor>
      <PageHeader title={t("title")} what={t("what")}>
        {!making && !open && (
          <Button onClick={() => setMaking(true)} data-testid="draft-make">
            {t(offers.data.offers.some((offer) => offer.state === "draft") ? "change" : "make")}
          </Button>
        )}
      </PageHeader>
      <EndNote place={ofClient(id)} to="/office/retention" />
      {offers.data.graceUntil !== null && (
        <Alert color="shu" variant="light" role="status">
          {t("grace", { until: tokyoMoment(offers.data.graceUntil, lang) })}
        </Alert>
      )}
      {making && !clients.isPending && (
        <Editor
          page={terms.data}
          offers={offers.data}
          client={clients.data?.find((it) => it.id === id)?.name ?? ""}
          base={base}
          again={() => offers.refetch()}
          close={() => setMaking(false)}
          done={() => {
            setMaking(false);
            again();
          }}
        />
      )}
      {offers.data.offers.length === 0 && !making && (
        <EmptyState title={t("none")} text={t("none.what")} testId="no-offers" />
      )}
      {offers.data.offers.map((offer) => (
        <Card
          key={offer.digest}
          page={terms.data}
          offer={offer}
          client={id}
          base={base}
          done={again}
          kept={offer.state === "agreed" && offer.version === kept.data?.version ? kept.data : null}
        />
      ))}
      {kept.isLoadingError && <PartState of={kept} title={contract("last.unknown")} />}
      <Deviations path={deviations} act={(one) => <SettleButton path={deviations} id={one.id} />} />
    </Stack>
  );
}

interface CardProps {
  page: TermsPage;
  offer: Offer;
  /// Whose contract it is.
  client: string;
  base: string;
  done: () => void;
  /// When its terms were last obeyed; null if they are not in force.
  kept: Moments | null;
}

function Card({ page, offer, client, base, done, kept }: CardProps) {
  const [saved, setSaved] = useState(false);
  const [scan, setScan] = useState<string | null>(null);
  const last = (key: string) => {
    const one = kept?.terms.find((it) => it.term === key);
    return one && <Moment {...one} />;
  };
  return (
    <OfferCard
      page={page}
      offer={offer}
      base={base}
      onSaved={() => setSaved(true)}
      onScanSaved={setScan}
      scanning={offer.state === "draft" ? <ScanUpload offer={offer} base={base} done={done} /> : null}
      last={last}
    >
      {(offer.state === "draft" || offer.state === "offered") && (
        <Group align="flex-end" justify="space-between">
          {offer.state === "draft" ? (
            <SignButton
              offer={offer}
              party={{ client, side: "office" }}
              base={base}
              saved={saved}
              scanSaved={scan}
              done={done}
            />
          ) : (
            <div />
          )}
          <Withdraw offer={offer} base={base} done={done} />
        </Group>
      )}
    </OfferCard>
  );
}

function Withdraw({ offer, base, done }: { offer: Offer; base: string; done: () => void }) {
  const t = useOfferTexts();
  const deed = useDeed();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)} data-testid="offer-withdraw">
        {t("withdraw")}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t("withdraw")}
        confirm={t("withdraw")}
        testId="offer-withdraw-sure"
        busy={deed.busy}
        close={() => {
          deed.reset();
          setAsking(false);
        }}
        act={() =>
          void deed.run(async () => {
            await api.post<Offer>(`${base}/${offer.digest}/withdrawal`, {});
            setAsking(false);
            done();
          })
        }
      >
        <Text>{t("withdraw.what")}</Text>
        <Trouble error={deed.error} />
      </ConfirmDialog>
    </>
  );
}
