import { Button, Group, Stack, Text, Textarea, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/api.ts";
import type { Offer, TermsPage } from "../../api/contract.ts";
import { useMay, useMe } from "../../api/queries.ts";
import { OfferCard } from "../../contract/signed/OfferCard.tsx";
import { useTermsPage } from "../../contract/signed/queries.ts";
import { SignButton } from "../../contract/signed/SignButton.tsx";
import { useTexts } from "../../contract/signed/texts.ts";
import { contractFile } from "../../seal/index.ts";
import { ConfirmDialog } from "../../shell/ConfirmDialog.tsx";
import { PartState } from "../../shell/QueryState.tsx";
import { save } from "../../shell/save.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";

const BASE = "/api/contract/offers";

/// What the answering service offers: read clause by clause, saved, signed or declined.
export function OwnOffers() {
  const t = useTexts();
  const offers = useQuery({ queryKey: ["contract", "offers"], queryFn: () => api.get<Offer[]>(BASE) });
  const terms = useTermsPage();
  const cache = useQueryClient();
  if (offers.isLoadingError || terms.isLoadingError) return <PartState of={[offers, terms]} title={t("offers")} />;
  if (!offers.data || !terms.data || offers.data.length === 0) return null;
  const open = offers.data.filter((offer) => offer.state === "offered");
  const over = offers.data.filter((offer) => offer.state !== "offered");
  const agreed = over.filter((offer) => offer.state === "agreed");
  const again = () => void cache.invalidateQueries({ queryKey: ["contract"] });
  return (
    <Stack mb="lg" data-testid="own-offers">
      {open.length > 0 && (
        <Title order={2} size="h4">
          {t("waiting")}
        </Title>
      )}
      {open.map((offer) => (
        <Open key={offer.digest} page={terms.data} offer={offer} done={again} />
      ))}
      {agreed.length > 0 && (
        <Group>
          <Button
            variant="default"
            onClick={() => save("contract.json", new Blob([fileOf(agreed)], { type: "application/json" }))}
            data-testid="contract-file"
          >
            {t("file")}
          </Button>
          <Text size="sm" c="var(--quiet)">
            {t("file.what")}
          </Text>
        </Group>
      )}
      {over.length > 0 && (
        <details>
          <summary>{t("earlier", { n: over.length })}</summary>
          <Stack mt="sm">
            {over.map((offer) => (
              <OfferCard key={offer.digest} page={terms.data} offer={offer} base={BASE} />
            ))}
          </Stack>
        </details>
      )}
    </Stack>
  );
}

/// All that was agreed, the oldest first, as the tool reads it.
function fileOf(agreed: readonly Offer[]): string {
  const versions = [...agreed].sort((a, b) => a.version - b.version);
  return contractFile(
    versions.map(({ record, signatures }) => ({
      record,
      signatures: signatures.map(({ clientDataJSON, ...rest }) => ({ ...rest, clientData: clientDataJSON })),
    })),
  );
}

function Open({ page, offer, done }: { page: TermsPage; offer: Offer; done: () => void }) {
  const t = useTexts();
  const may = useMay();
  const client = useMe().data?.client?.id ?? "";
  const [saved, setSaved] = useState(false);
  const [scan, setScan] = useState<string | null>(null);
  return (
    <OfferCard page={page} offer={offer} base={BASE} onSaved={() => setSaved(true)} onScanSaved={setScan}>
      {may("SIGN_CONTRACT") ? (
        <Group align="flex-end" justify="space-between">
          <SignButton
            offer={offer}
            party={{ client, side: "client" }}
            base={BASE}
            saved={saved}
            scanSaved={scan}
            done={done}
          />
          <Decline offer={offer} done={done} />
        </Group>
      ) : (
        <Text c="var(--quiet)">{t("admins")}</Text>
      )}
    </OfferCard>
  );
}

/// In characters.
const REASON = 1_000;

function Decline({ offer, done }: { offer: Offer; done: () => void }) {
  const t = useTexts();
  const deed = useDeed();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)} data-testid="offer-decline">
        {t("decline")}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t("decline")}
        confirm={t("decline")}
        testId="offer-decline-sure"
        busy={deed.busy}
        close={() => {
          deed.reset();
          setAsking(false);
        }}
        act={() =>
          void deed.run(async () => {
            await api.post<Offer>(`${BASE}/${offer.digest}/refusal`, { reason });
            setAsking(false);
            done();
          })
        }
      >
        <Text>{t("decline.what")}</Text>
        <Textarea
          label={t("decline.reason")}
          value={reason}
          maxLength={REASON}
          autosize
          minRows={2}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Trouble error={deed.error} />
      </ConfirmDialog>
    </>
  );
}
